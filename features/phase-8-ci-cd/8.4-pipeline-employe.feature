# language: fr
@8.4
Fonctionnalité: Créer un pipeline pour le microservice employé
  en: Create a pipeline for the employee microservice

  @8.4-a @points-0.5
  Scénario: Le pipeline update-employee-microservice existe
    en: The pipeline update-employee-microservice exists
    aide: Console CodePipeline › Créer un pipeline, nommé update-employee-microservice, rôle PipelineRole.
    help: CodePipeline console › Create pipeline, named update-employee-microservice, role PipelineRole.

    Étant donné le pipeline "update-employee-microservice"
    Alors le pipeline existe

  @8.4-b @service-codecommit @points-0.5 @requires-8.4-a @requires-5.3-b
  Scénario: Il prend les fichiers de déploiement dans CodeCommit
    en: It takes the deployment files from CodeCommit
    aide: Console CodePipeline › update-employee-microservice › Modifier › Source : CodeCommit, référentiel deployment, branche dev.
    help: CodePipeline console › update-employee-microservice › Edit › Source: CodeCommit, repository deployment, branch dev.

    Étant donné le pipeline "update-employee-microservice"
    Alors il prend ses fichiers dans la branche "dev" du référentiel CodeCommit "deployment"

  @8.4-c @points-0.5 @requires-8.4-a
  Scénario: Il prend l'image latest de employee dans ECR
    en: It takes the latest image of employee from ECR
    aide: Console CodePipeline › update-employee-microservice › Modifier › Source › Ajouter une action : Amazon ECR, référentiel employee, balise latest, artefact de sortie image-employee.
    help: CodePipeline console › update-employee-microservice › Edit › Source › Add action: Amazon ECR, repository employee, tag latest, output artifact image-employee.

    Étant donné le pipeline "update-employee-microservice"
    Alors il prend l'image "latest" du référentiel ECR "employee" comme artefact "image-employee"

  @8.4-d @points-0.75 @requires-8.4-a @requires-8.1-c
  Scénario: Il déploie par CodeDeploy sur ECS
    en: It deploys through CodeDeploy to ECS
    aide: Console CodePipeline › update-employee-microservice › Modifier › Deploy : Amazon ECS (Blue/Green), application microservices, groupe microservices-employee.
    help: CodePipeline console › update-employee-microservice › Edit › Deploy: Amazon ECS (Blue/Green), application microservices, group microservices-employee.

    Étant donné le pipeline "update-employee-microservice"
    Alors il déploie par le groupe "microservices-employee" de l'application CodeDeploy "microservices"

  @8.4-e @points-0.5 @requires-8.4-a
  Scénario: Il utilise la définition de tâche et le fichier AppSpec du microservice
    en: It uses the microservice's task definition and AppSpec file
    aide: Console CodePipeline › update-employee-microservice › Modifier › Deploy : définition de tâche taskdef-employee.json, fichier AppSpec appspec-employee.yaml, tous deux de l'artefact CodeCommit.
    help: CodePipeline console › update-employee-microservice › Edit › Deploy: task definition taskdef-employee.json, AppSpec file appspec-employee.yaml, both from the CodeCommit artifact.

    Étant donné le pipeline "update-employee-microservice"
    Alors ses modèles sont "taskdef-employee.json" et "appspec-employee.yaml"

  @8.4-f @points-0.25 @requires-8.4-a
  Scénario: Il remplace IMAGE1_NAME par l'image
    en: It replaces IMAGE1_NAME with the image
    aide: Console CodePipeline › update-employee-microservice › Modifier › Deploy › Mettre à jour dynamiquement l'image : artefact image-employee, texte IMAGE1_NAME (sans chevrons).
    help: CodePipeline console › update-employee-microservice › Edit › Deploy › Dynamically update image: artifact image-employee, placeholder IMAGE1_NAME (without angle brackets).

    Étant donné le pipeline "update-employee-microservice"
    Alors il remplace "IMAGE1_NAME" par l'image

  @8.4-g @service-git @points-0.5 @requires-8.4-a @requires-5.3-d
  Scénario: Il prend les fichiers de déploiement dans un dépôt Git
    en: It takes the deployment files from a git repository
    aide: Console CodePipeline › update-employee-microservice › Modifier › Source : GitHub, GitLab ou Bitbucket (par une connexion), dépôt deployment, branche dev.
    help: CodePipeline console › update-employee-microservice › Edit › Source: GitHub, GitLab or Bitbucket (through a connection), repository deployment, branch dev.

    Étant donné le pipeline "update-employee-microservice"
    Alors il prend ses fichiers dans la branche "dev" d'un dépôt Git
