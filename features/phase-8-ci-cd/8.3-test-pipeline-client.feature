# language: fr
@8.3
Fonctionnalité: Tester le pipeline CI/CD du microservice client
  en: Test the CI/CD pipeline of the customer microservice

  @8.3-a @points-0.5 @requires-8.2-a
  Scénario: La dernière exécution du pipeline client a réussi
    en: The last execution of the customer pipeline succeeded
    aide: Console CodePipeline › update-customer-microservice : ouvrez l'action en échec et lisez ses détails, corrigez, puis Publier une modification.
    help: CodePipeline console › update-customer-microservice: open the failed action and read its details, correct, then Release change.

    Étant donné le pipeline "update-customer-microservice"
    Alors sa dernière exécution a réussi

  @8.3-b @points-0.5 @requires-8.1-b
  Scénario: Le dernier déploiement du client a réussi
    en: The last deployment of the customer succeeded
    aide: Console CodeDeploy › Déploiements : l'événement en échec dit pourquoi (tâches qui ne démarrent pas, cibles non saines).
    help: CodeDeploy console › Deployments: the failed event says why (tasks that do not start, unhealthy targets).

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-customer"
    Alors leur dernier déploiement a réussi

  @8.3-c @points-0.75 @requires-6.2-g
  Scénario: La liste des fournisseurs s'affiche par l'équilibreur de charge
    en: The list of suppliers shows through the load balancer
    aide: Ouvrez http://<équilibreur>/suppliers. Une alerte rouge ou un statut 500 : vérifiez APP_DB_HOST et les journaux de la tâche (console CloudWatch › Groupes de journaux › awslogs-capstone). 503 : aucune cible saine (console EC2 › Groupes cibles).
    help: Open http://<load balancer>/suppliers. A red alert or status 500: check APP_DB_HOST and the logs of the task (CloudWatch console › Log groups › awslogs-capstone). 503: no healthy target (EC2 console › Target groups).

    Quand on ouvre la page "/suppliers" par l'équilibreur de charge, sur le port 80 ou 8080
    Alors la réponse a le statut 200
    Et la page montre la liste des fournisseurs
    Et la marque de la page n'est pas "Monolithic Coffee suppliers"

  @8.3-d @points-0.25 @requires-7.1-a @requires-5.4-i
  Scénario: Les tâches du client écrivent leurs journaux
    en: The tasks of the customer write their logs
    aide: Console CloudWatch › Groupes de journaux › awslogs-capstone : un flux par tâche. Sans groupe ou sans flux récent : vérifiez logConfiguration de la définition de tâche, et que le rôle d'exécution peut écrire des journaux.
    help: CloudWatch console › Log groups › awslogs-capstone: one stream per task. Without a group or a recent stream: check logConfiguration of the task definition, and that the execution role may write logs.

    Étant donné la définition de tâche "customer-microservice"
    Alors son groupe de journaux existe, et les tâches du service y écrivent
