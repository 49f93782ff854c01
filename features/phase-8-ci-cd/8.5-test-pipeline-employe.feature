# language: fr
@8.5
Fonctionnalité: Tester le pipeline CI/CD du microservice employé
  en: Test the CI/CD pipeline of the employee microservice
  correction: Ouvrez la page depuis une adresse admise par la tâche 9.1 ; donnez les points si la liste se montre avec de quoi ajouter et modifier un fournisseur.
  marking: Open the page from an address that task 9.1 admits; give the points if the list shows with controls to add and edit a supplier.

  @8.5-a @points-0.75 @requires-8.4-a
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

  @8.5-c @points-0.75
  Scénario: Les pages de l'employé s'affichent, avec leurs boutons
    en: The employee's pages show, with their controls
    aide: À évaluer depuis une adresse admise par la tâche 9.1 : http://<équilibreur>/admin/suppliers montre la liste, avec de quoi ajouter et modifier.
    help: To judge from an address that task 9.1 admits: http://<load balancer>/admin/suppliers shows the list, with controls to add and edit.

    Alors une personne en juge
