# language: fr
@8.1
Fonctionnalité: Créer une application et des groupes de déploiement CodeDeploy
  en: Create a CodeDeploy application and deployment groups

  @8.1-a @points-0.5
  Scénario: L'application CodeDeploy est prévue pour ECS
    en: The CodeDeploy application is meant for ECS
    aide: Console CodeDeploy › Créer une application, nommée microservices, plateforme Amazon ECS. La plateforme ne se modifie pas : supprimez d'abord l'application qui porte ce nom.
    help: CodeDeploy console › Create application, named microservices, platform Amazon ECS. The platform cannot be changed: first delete the application that has this name.

    Étant donné l'application CodeDeploy "microservices"
    Alors sa plateforme est "ECS"

  @8.1-b @points-0.5 @requires-8.1-a @requires-7.1-a
  Scénario: Un groupe de déploiement déploie le microservice client
    en: A deployment group deploys the customer microservice
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : le cluster microservices-serverlesscluster et le service customer-microservice.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: the cluster microservices-serverlesscluster and the service customer-microservice.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer"
    Alors ils déploient le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"

  @8.1-c @points-0.5 @requires-8.1-a @requires-7.2-a
  Scénario: Un groupe de déploiement déploie le microservice employé
    en: A deployment group deploys the employee microservice
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : le cluster microservices-serverlesscluster et le service employee-microservice.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: the cluster microservices-serverlesscluster and the service employee-microservice.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-employee"
    Alors ils déploient le service ECS "employee-microservice" du cluster "microservices-serverlesscluster"

  @8.1-d @points-0.25 @requires-8.1-b @requires-8.1-c
  Scénario: Les groupes de déploiement ont le rôle DeployRole
    en: The deployment groups have the role DeployRole
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : rôle de service DeployRole.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: service role DeployRole.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors leur rôle de service est "DeployRole"

  @8.1-e @points-0.5 @requires-8.1-b @requires-8.1-c
  Scénario: Les déploiements sont bleu/vert avec contrôle du trafic
    en: Deployments are blue/green with traffic control
    aide: Un groupe de déploiement ECS est bleu/vert : supprimez le groupe et recréez-le dans une application de plateforme Amazon ECS.
    help: An ECS deployment group is blue/green: delete the group and create it again in an application of the platform Amazon ECS.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors ils déploient en bleu-vert avec contrôle du trafic

  @8.1-f @points-0.5 @requires-8.1-b @requires-8.1-c @requires-6.2-g
  Scénario: Le trafic de production passe par l'écouteur 80
    en: Production traffic goes through the listener 80
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : port de l'écouteur de production HTTP: 80.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: production listener port HTTP: 80.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors leur trafic de production passe par l'écouteur HTTP 80

  @8.1-g @points-0.25 @requires-8.1-b @requires-8.1-c @requires-6.2-h
  Scénario: Le trafic de test passe par l'écouteur 8080
    en: Test traffic goes through the listener 8080
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : port de l'écouteur de test HTTP: 8080.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: test listener port HTTP: 8080.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors leur trafic de test passe par l'écouteur HTTP 8080

  @8.1-h @points-0.5 @requires-8.1-b @requires-8.1-c @requires-6.1-a @requires-6.1-b @requires-6.1-c @requires-6.1-d
  Scénario: Chaque groupe déploie sur les deux groupes cibles de son microservice
    en: Each group deploys to both target groups of its microservice
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : groupe cible 1 : …-tg-two, groupe cible 2 : …-tg-one, ceux du même microservice.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: target group 1: …-tg-two, target group 2: …-tg-one, those of the same microservice.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors chacun déploie sur les deux groupes cibles de son microservice

  @8.1-i @points-0.25 @requires-8.1-b @requires-8.1-c
  Scénario: Tout le trafic bascule en une fois
    en: All traffic shifts at once
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : configuration CodeDeployDefault.ECSAllAtOnce.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: configuration CodeDeployDefault.ECSAllAtOnce.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors leur configuration de déploiement est "CodeDeployDefault.ECSAllAtOnce"

  @8.1-j @points-0.25 @requires-8.1-b @requires-8.1-c
  Scénario: Les anciennes tâches se terminent après 5 minutes
    en: The old tasks end after 5 minutes
    aide: Console CodeDeploy › Applications › microservices › groupe de déploiement › Modifier : résiliation de la révision d'origine : 0 jour, 0 heure, 5 minutes.
    help: CodeDeploy console › Applications › microservices › deployment group › Edit: original revision termination: 0 days, 0 hours, 5 minutes.

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer, microservices-employee"
    Alors ils terminent les anciennes tâches après 5 minutes
