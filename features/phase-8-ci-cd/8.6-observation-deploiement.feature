# language: fr
@8.6
Fonctionnalité: Observer comment CodeDeploy a modifié les règles
  en: Observe how CodeDeploy modified the rules

  @8.6-a @points-0.5 @requires-7.1-e @requires-8.1-f @requires-8.3-b @requires-6.2-g
  Scénario: La production du client va aux tâches du dernier déploiement
    en: The customer's production traffic goes to the tasks of the last deployment
    aide: Console EC2 › Équilibreurs de charge › Écouteur HTTP:80 : le groupe cible par défaut est celui où CodeDeploy a placé les tâches actuelles. Ne modifiez pas les écouteurs à la main après un déploiement ; relancez le pipeline si vous l'avez fait.
    help: EC2 console › Load balancers › Listener HTTP:80: the default target group is the one where CodeDeploy placed the current tasks. Do not change the listeners by hand after a deployment; run the pipeline again if you did.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer"
    Alors l'écouteur de production de chacun achemine vers le groupe cible des tâches actuelles

  @8.6-b @points-0.5 @requires-7.2-e @requires-8.1-f @requires-8.5-b @requires-6.2-i
  Scénario: La production de l'employé va aux tâches du dernier déploiement
    en: The employee's production traffic goes to the tasks of the last deployment
    aide: Console EC2 › Équilibreurs de charge › Écouteur HTTP:80 › Règles : /admin/* mène au groupe cible où CodeDeploy a placé les tâches actuelles. Ne modifiez pas la cible de cette règle à la main après un déploiement ; relancez le pipeline si vous l'avez fait.
    help: EC2 console › Load balancers › Listener HTTP:80 › Rules: /admin/* leads to the target group where CodeDeploy placed the current tasks. Do not change the target of this rule by hand after a deployment; run the pipeline again if you did.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-employee"
    Alors l'écouteur de production de chacun achemine vers le groupe cible des tâches actuelles

  @8.6-c @points-0.5 @requires-2.3-a @requires-8.3-b @requires-6.2-g
  Scénario: Le groupe cible qui sert la production après le déploiement est nommé
    en: The target group that serves production after the deployment is named
    aide: answers.toml, [deployment] production_after : le nom du groupe cible du client vers lequel l'écouteur HTTP:80 achemine maintenant.
    help: answers.toml, [deployment] production_after: the name of the customer's target group to which the listener HTTP:80 forwards now.

    Étant donné le fichier de réponses remis
    Et l'équilibreur de charge "microservicesLB"
    Alors la réponse "deployment.production_after" est le groupe cible de "customer" qui reçoit les requêtes de l'écouteur HTTP 80

  @8.6-d @points-0.5 @requires-2.3-a @requires-6.1-a @requires-6.1-b @requires-6.2-c
  Scénario: Le groupe cible qui servait la production avant le déploiement est nommé
    en: The target group that served production before the deployment is named
    aide: answers.toml, [deployment] production_before : l'autre groupe cible du client, celui vers lequel l'écouteur HTTP:80 acheminait avant le déploiement.
    help: answers.toml, [deployment] production_before: the customer's other target group, the one to which the listener HTTP:80 forwarded before the deployment.

    Étant donné le fichier de réponses remis
    Et l'équilibreur de charge "microservicesLB"
    Alors la réponse "deployment.production_before" est l'autre groupe cible de "customer" que la réponse "deployment.production_after", sur l'écouteur HTTP 80
