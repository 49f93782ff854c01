# language: fr
@8.5
Fonctionnalité: Tester le pipeline CI/CD du microservice employé
  en: Test the CI/CD pipeline of the employee microservice
  correction: Ouvrez la page depuis une adresse admise par la tâche 9.1 ; donnez les points si la liste se montre avec de quoi ajouter et modifier un fournisseur.
  marking: Open the page from an address that task 9.1 admits; give the points if the list shows with controls to add and edit a supplier.

  @8.5-a @points-0.25 @requires-8.4-a
  Scénario: La dernière exécution du pipeline employé a réussi
    en: The last execution of the employee pipeline succeeded
    aide: Console CodePipeline › update-employee-microservice : ouvrez l'action en échec et lisez ses détails, corrigez, puis Publier une modification.
    help: CodePipeline console › update-employee-microservice: open the failed action and read its details, correct, then Release change.

    Étant donné le pipeline "update-employee-microservice"
    Alors sa dernière exécution a réussi

  @8.5-b @points-0.5 @requires-8.1-c
  Scénario: Le dernier déploiement de l'employé a réussi
    en: The last deployment of the employee succeeded
    aide: Console CodeDeploy › Déploiements : l'événement en échec dit pourquoi (tâches qui ne démarrent pas, cibles non saines).
    help: CodeDeploy console › Deployments: the failed event says why (tasks that do not start, unhealthy targets).

    Étant donné l'application CodeDeploy "microservices"
    Et ses groupes de déploiement "microservices-employee"
    Alors leur dernier déploiement a réussi

  @8.5-c @points-0.5 @requires-6.2-i @requires-6.2-m @requires-8.3-c
  Scénario: Les pages de l'employé s'affichent, avec leurs boutons
    en: The employee's pages show, with their controls
    aide: http://<équilibreur>/admin/suppliers montre la liste, avec un lien pour ajouter et un lien edit par ligne, tous sous /admin. Un statut 500 : console CloudWatch › Groupes de journaux › awslogs-capstone. Si la tâche 9.1 n'admet que votre adresse, donnez aussi employee sous [urls] de submission.toml, ou remettez l'enregistrement de votre auto-vérification.
    help: http://<load balancer>/admin/suppliers shows the list, with a link to add and a link edit in each row, all below /admin. Status 500: CloudWatch console › Log groups › awslogs-capstone. If task 9.1 admits your address only, also give employee under [urls] of submission.toml, or hand in the recording of your self-check.

    Quand on ouvre la page "/admin/suppliers" de l'employé, sur le port 80 ou 8080
    Alors la réponse a le statut 200
    Et la page montre la liste des fournisseurs
    Et la page permet d'ajouter et de modifier des fournisseurs

  @8.5-d @points-0.5 @requires-8.5-c @requires-8.3-c
  Scénario: Ce que l'employé change, le client le voit
    en: What the employee changes, the customer sees
    aide: Le correcteur ajoute un fournisseur par /admin, le modifie et le supprime, et lit chaque fois la liste du client. Les deux services doivent avoir le même APP_DB_HOST.
    help: The grader adds a supplier through /admin, edits and removes it, and reads the customer's list each time. Both services must have the same APP_DB_HOST.

    Quand un fournisseur fait l'aller-retour de l'employé au client, sur le port 80 ou 8080
    Alors le fournisseur ajouté apparaît dans la liste
    Et sa modification apparaît dans la liste
    Et il disparaît de la liste une fois supprimé

  @8.5-e @points-0.25 @requires-7.2-a @requires-5.4-s
  Scénario: Les tâches de l'employé écrivent leurs journaux
    en: The tasks of the employee write their logs
    aide: Console CloudWatch › Groupes de journaux › awslogs-capstone : un flux par tâche. Sans groupe ou sans flux récent : vérifiez logConfiguration de la définition de tâche, et que le rôle d'exécution peut écrire des journaux.
    help: CloudWatch console › Log groups › awslogs-capstone: one stream per task. Without a group or a recent stream: check logConfiguration of the task definition, and that the execution role may write logs.

    Étant donné la définition de tâche "employee-microservice"
    Alors son groupe de journaux existe, et les tâches du service y écrivent
