# language: fr
@9.3
Fonctionnalité: Vérifier que le pipeline employé a été exécuté
  en: Check that the employee pipeline ran

  @9.3-a @points-1 @requires-8.4-a @requires-9.2-b
  Scénario: Le pipeline employé s'est exécuté après l'envoi de l'image
    en: The employee pipeline ran after the image was pushed
    aide: Console CodePipeline › update-employee-microservice › Publier une modification, après docker push. Si l'exécution échoue, ouvrez l'action en échec et lisez ses détails.
    help: CodePipeline console › update-employee-microservice › Release change, after docker push. If the execution fails, open the failed action and read its details.

    Étant donné le pipeline "update-employee-microservice"
    Alors une exécution commencée après l'envoi de l'image "latest" du référentiel ECR "employee" a réussi

  @9.3-b @points-1 @requires-7.2-a @requires-5.1-d
  Scénario: Les tâches de l'employé exécutent la dernière image
    en: The employee's tasks run the newest image
    aide: Attendez la fin du déploiement, ou relancez le pipeline : Publier une modification.
    help: Wait for the end of the deployment, or run the pipeline again: Release change.

    Étant donné le service ECS "employee-microservice" du cluster "microservices-serverlesscluster"
    Alors ses tâches exécutent l'image "latest" du référentiel ECR "employee"
