# language: fr
@1.2
Fonctionnalité: Élaborer une estimation des coûts
  en: Estimate the costs
  correction: Ouvrez le lien ou le fichier de l'estimation ; donnez les points du critère si l'on y lit ce que dit son titre.
  marking: Open the estimate's link or file; give the criterion's points if it says what the criterion's title says.

  @1.2-a @points-0.5
  Scénario: Une estimation est remise
    en: An estimate is handed in
    aide: Dans AWS Pricing Calculator, exportez l'estimation (JSON, CSV ou PDF), mettez le fichier à côté de submission.toml et écrivez-y son nom, sous [documents] : estimate = "estimate.json" (tout nom convient). Un fichier qui ne contient que le lien de partage est accepté ; une personne note alors les critères suivants.
    help: In the AWS Pricing Calculator, export the estimate (JSON, CSV or PDF), put the file beside submission.toml and write its name there, under [documents]: estimate = "estimate.json" (any name will do). A file that holds only the share link is accepted; a person then marks the criteria below.

    Étant donné l'estimation des coûts remise
    Alors l'estimation est remise

  @1.2-b @points-0.25 @requires-1.2-a
  Scénario: Elle couvre ECS sur Fargate
    en: It covers ECS on Fargate
    aide: Ajoutez le service AWS Fargate (ou Amazon ECS) : les tâches des deux microservices.
    help: Add the service AWS Fargate (or Amazon ECS): the tasks of the two microservices.

    Étant donné l'estimation des coûts remise
    Alors l'estimation couvre "ECS"

  @1.2-c @points-0.25 @requires-1.2-a
  Scénario: Elle couvre l'équilibreur de charge
    en: It covers the load balancer
    aide: Ajoutez le service Elastic Load Balancing : un Application Load Balancer.
    help: Add the service Elastic Load Balancing: one Application Load Balancer.

    Étant donné l'estimation des coûts remise
    Alors l'estimation couvre "ALB"

  @1.2-d @points-0.25 @requires-1.2-a
  Scénario: Elle couvre la base de données RDS
    en: It covers the RDS database
    aide: Ajoutez le service Amazon RDS for MySQL : l'instance et son stockage.
    help: Add the service Amazon RDS for MySQL: the instance and its storage.

    Étant donné l'estimation des coûts remise
    Alors l'estimation couvre "RDS"

  @1.2-e @points-0.25 @requires-1.2-a
  Scénario: Elle couvre le référentiel d'images ECR
    en: It covers the ECR image repository
    aide: Ajoutez le service Amazon Elastic Container Registry : le stockage des images.
    help: Add the service Amazon Elastic Container Registry: the storage of the images.

    Étant donné l'estimation des coûts remise
    Alors l'estimation couvre "ECR"

  @1.2-f @points-0.25 @requires-1.2-a
  Scénario: Elle couvre CodePipeline
    en: It covers CodePipeline
    aide: Ajoutez le service AWS CodePipeline : un pipeline par microservice.
    help: Add the service AWS CodePipeline: one pipeline for each microservice.

    Étant donné l'estimation des coûts remise
    Alors l'estimation couvre "CodePipeline"

  @1.2-g @points-0.25 @requires-1.2-a
  Scénario: Elle couvre CloudWatch
    en: It covers CloudWatch
    aide: Ajoutez le service Amazon CloudWatch : les journaux et les métriques.
    help: Add the service Amazon CloudWatch: logs and metrics.

    Étant donné l'estimation des coûts remise
    Alors l'estimation couvre "CloudWatch"

  @1.2-h @points-0.5 @requires-1.2-a
  Scénario: Les services sont dans la région du cours
    en: The services are in the region of the course
    aide: La région de chaque service est USA Est (Virginie du Nord), us-east-1. Modifiez chaque service qui en a une autre, puis exportez de nouveau.
    help: The region of each service is US East (N. Virginia), us-east-1. Edit each service that has another, then export again.

    Étant donné l'estimation des coûts remise
    Alors ses services sont dans la région du cours

  @1.2-i @points-0.5 @requires-1.2-a
  Scénario: Le total sur 12 mois est la somme de ses parties
    en: The 12-month total is the sum of its parts
    aide: Le total sur 12 mois n'est pas nul, et il est la somme des services : douze fois le coût mensuel, plus le coût initial. Exportez l'estimation sans modifier le fichier.
    help: The 12-month total is not zero, and it is the sum of the services: twelve times the monthly cost, plus the upfront cost. Export the estimate without editing the file.

    Étant donné l'estimation des coûts remise
    Alors son total sur 12 mois est la somme de ses parties
