# language: fr
@8.2
Fonctionnalité: Créer un pipeline pour le microservice client
  en: Create a pipeline for the customer microservice

  @8.2-a @points-0.5
  Scénario: Le pipeline update-customer-microservice existe
    en: The pipeline update-customer-microservice exists
    aide: Console CodePipeline › Créer un pipeline, nommé update-customer-microservice, rôle PipelineRole.
    help: CodePipeline console › Create pipeline, named update-customer-microservice, role PipelineRole.

    Étant donné le pipeline "update-customer-microservice"
    Alors le pipeline existe

  @8.2-b @service-codecommit @points-0.5 @requires-8.2-a @requires-5.3-b
  Scénario: Il prend les fichiers de déploiement dans CodeCommit
    en: It takes the deployment files from CodeCommit
    aide: Console CodePipeline › update-customer-microservice › Modifier › Source : CodeCommit, référentiel deployment, branche dev.
    help: CodePipeline console › update-customer-microservice › Edit › Source: CodeCommit, repository deployment, branch dev.

    Étant donné le pipeline "update-customer-microservice"
    Alors il prend ses fichiers dans la branche "dev" du référentiel CodeCommit "deployment"

  @8.2-c @points-0.5 @requires-8.2-a
  Scénario: Il prend l'image latest de customer dans ECR
    en: It takes the latest image of customer from ECR
    aide: Console CodePipeline › update-customer-microservice › Modifier › Source › Ajouter une action : Amazon ECR, référentiel customer, balise latest, artefact de sortie image-customer.
    help: CodePipeline console › update-customer-microservice › Edit › Source › Add action: Amazon ECR, repository customer, tag latest, output artifact image-customer.

    Étant donné le pipeline "update-customer-microservice"
    Alors il prend l'image "latest" du référentiel ECR "customer" comme artefact "image-customer"

  @8.2-d @points-0.75 @requires-8.2-a @requires-8.1-b
  Scénario: Il déploie par CodeDeploy sur ECS
    en: It deploys through CodeDeploy to ECS
    aide: Console CodePipeline › update-customer-microservice › Modifier › Deploy : Amazon ECS (Blue/Green), application microservices, groupe microservices-customer.
    help: CodePipeline console › update-customer-microservice › Edit › Deploy: Amazon ECS (Blue/Green), application microservices, group microservices-customer.

    Étant donné le pipeline "update-customer-microservice"
    Alors il déploie par le groupe "microservices-customer" de l'application CodeDeploy "microservices"

  @8.2-e @points-0.5 @requires-8.2-a
  Scénario: Il utilise la définition de tâche et le fichier AppSpec du microservice
    en: It uses the microservice's task definition and AppSpec file
    aide: Console CodePipeline › update-customer-microservice › Modifier › Deploy : définition de tâche taskdef-customer.json, fichier AppSpec appspec-customer.yaml, tous deux de l'artefact CodeCommit.
    help: CodePipeline console › update-customer-microservice › Edit › Deploy: task definition taskdef-customer.json, AppSpec file appspec-customer.yaml, both from the CodeCommit artifact.

    Étant donné le pipeline "update-customer-microservice"
    Alors ses modèles sont "taskdef-customer.json" et "appspec-customer.yaml"

  @8.2-f @points-0.25 @requires-8.2-a
  Scénario: Il remplace IMAGE1_NAME par l'image
    en: It replaces IMAGE1_NAME with the image
    aide: Console CodePipeline › update-customer-microservice › Modifier › Deploy › Mettre à jour dynamiquement l'image : artefact image-customer, texte IMAGE1_NAME (sans chevrons).
    help: CodePipeline console › update-customer-microservice › Edit › Deploy › Dynamically update image: artifact image-customer, placeholder IMAGE1_NAME (without angle brackets).

    Étant donné le pipeline "update-customer-microservice"
    Alors il remplace "IMAGE1_NAME" par l'image

  @8.2-g @service-git @points-0.5 @requires-8.2-a @requires-5.3-d
  Scénario: Il prend les fichiers de déploiement dans un dépôt Git
    en: It takes the deployment files from a git repository
    aide: Console CodePipeline › update-customer-microservice › Modifier › Source : GitHub, GitLab ou Bitbucket (par une connexion), dépôt deployment, branche dev.
    help: CodePipeline console › update-customer-microservice › Edit › Source: GitHub, GitLab or Bitbucket (through a connection), repository deployment, branch dev.

    Étant donné le pipeline "update-customer-microservice"
    Alors il prend ses fichiers dans la branche "dev" d'un dépôt Git
