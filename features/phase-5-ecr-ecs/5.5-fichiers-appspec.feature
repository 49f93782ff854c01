# language: fr
@5.5
Fonctionnalité: Créer des fichiers AppSpec pour CodeDeploy
  en: Create AppSpec files for CodeDeploy

  @5.5-a @points-0.25
  Scénario: appspec-customer.yaml est valide, en version 0.0
    en: appspec-customer.yaml is valid, with version 0.0
    aide: La première ligne de appspec-customer.yaml est version: 0.0 ; l'indentation se fait avec des espaces.
    help: The first line of appspec-customer.yaml is version: 0.0; indent with spaces.

    Étant donné le fichier AppSpec "appspec-customer.yaml"
    Alors la version du fichier AppSpec est "0.0"

  @5.5-b @points-0.25 @requires-5.5-a
  Scénario: appspec-customer.yaml décrit un service ECS
    en: appspec-customer.yaml describes an ECS service
    aide: Une seule entrée TargetService sous Resources, de Type AWS::ECS::Service.
    help: One entry TargetService under Resources, of Type AWS::ECS::Service.

    Étant donné le fichier AppSpec "appspec-customer.yaml"
    Alors le fichier AppSpec a une seule cible, de type "AWS::ECS::Service"

  @5.5-c @points-0.25 @requires-5.5-a
  Scénario: appspec-customer.yaml laisse la définition de tâche au pipeline
    en: appspec-customer.yaml leaves the task definition to the pipeline
    aide: Écrivez exactement TaskDefinition: <TASK_DEFINITION> ; CodePipeline y met la vraie valeur.
    help: Write exactly TaskDefinition: <TASK_DEFINITION>; CodePipeline puts the real value there.

    Étant donné le fichier AppSpec "appspec-customer.yaml"
    Alors la définition de tâche du fichier AppSpec est "<TASK_DEFINITION>"

  @5.5-d @points-0.25 @requires-5.5-a
  Scénario: appspec-customer.yaml nomme le conteneur customer et son port 8080
    en: appspec-customer.yaml names the container customer and its port 8080
    aide: Sous LoadBalancerInfo : ContainerName: "customer" et ContainerPort: 8080, comme dans taskdef-customer.json.
    help: Under LoadBalancerInfo: ContainerName: "customer" and ContainerPort: 8080, as in taskdef-customer.json.

    Étant donné le fichier AppSpec "appspec-customer.yaml"
    Alors le fichier AppSpec envoie le trafic au conteneur "customer" sur le port 8080

  @5.5-e @points-0.25
  Scénario: appspec-employee.yaml est valide, en version 0.0
    en: appspec-employee.yaml is valid, with version 0.0
    aide: La première ligne de appspec-employee.yaml est version: 0.0 ; l'indentation se fait avec des espaces.
    help: The first line of appspec-employee.yaml is version: 0.0; indent with spaces.

    Étant donné le fichier AppSpec "appspec-employee.yaml"
    Alors la version du fichier AppSpec est "0.0"

  @5.5-f @points-0.25 @requires-5.5-e
  Scénario: appspec-employee.yaml décrit un service ECS
    en: appspec-employee.yaml describes an ECS service
    aide: Une seule entrée TargetService sous Resources, de Type AWS::ECS::Service.
    help: One entry TargetService under Resources, of Type AWS::ECS::Service.

    Étant donné le fichier AppSpec "appspec-employee.yaml"
    Alors le fichier AppSpec a une seule cible, de type "AWS::ECS::Service"

  @5.5-g @points-0.25 @requires-5.5-e
  Scénario: appspec-employee.yaml laisse la définition de tâche au pipeline
    en: appspec-employee.yaml leaves the task definition to the pipeline
    aide: Écrivez exactement TaskDefinition: <TASK_DEFINITION> ; CodePipeline y met la vraie valeur.
    help: Write exactly TaskDefinition: <TASK_DEFINITION>; CodePipeline puts the real value there.

    Étant donné le fichier AppSpec "appspec-employee.yaml"
    Alors la définition de tâche du fichier AppSpec est "<TASK_DEFINITION>"

  @5.5-h @points-0.25 @requires-5.5-e
  Scénario: appspec-employee.yaml nomme le conteneur employee et son port 8080
    en: appspec-employee.yaml names the container employee and its port 8080
    aide: Sous LoadBalancerInfo : ContainerName: "employee" et ContainerPort: 8080, comme dans taskdef-employee.json.
    help: Under LoadBalancerInfo: ContainerName: "employee" and ContainerPort: 8080, as in taskdef-employee.json.

    Étant donné le fichier AppSpec "appspec-employee.yaml"
    Alors le fichier AppSpec envoie le trafic au conteneur "employee" sur le port 8080
