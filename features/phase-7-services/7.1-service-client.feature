# language: fr
@7.1
Fonctionnalité: Créer le service ECS pour le microservice client
  en: Create the ECS service for the customer microservice

  @7.1-a @points-0.5 @requires-5.2-a
  Scénario: Le service customer-microservice est actif
    en: The service customer-microservice is active
    aide: Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors le service est dans l'état "ACTIVE"

  @7.1-b @points-0.5 @requires-7.1-a
  Scénario: Le service s'exécute sur Fargate
    en: The service runs on Fargate
    aide: `"launchType": "FARGATE"`. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: `"launchType": "FARGATE"`. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors le service s'exécute sur Fargate

  @7.1-c @points-0.5 @requires-7.1-a
  Scénario: Le service planifie des répliques
    en: The service schedules replicas
    aide: `"schedulingStrategy": "REPLICA"`. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: `"schedulingStrategy": "REPLICA"`. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors sa stratégie de planification est "REPLICA"

  @7.1-d @points-0.5 @requires-7.1-a
  Scénario: CodeDeploy déploie le service
    en: CodeDeploy deploys the service
    aide: `"deploymentController": {"type": "CODE_DEPLOY"}`, qui ne se modifie pas. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: `"deploymentController": {"type": "CODE_DEPLOY"}`, which cannot be changed. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors son contrôleur de déploiement est "CODE_DEPLOY"

  @7.1-e @points-0.75 @requires-7.1-a @requires-6.1-a @requires-6.1-b
  Scénario: Le conteneur customer est enregistré sur le port 8080 dans un groupe cible du microservice
    en: The container customer is registered on port 8080 in a target group of the microservice
    aide: "loadBalancers": [{"targetGroupArn": l'ARN de customer-tg-two, "containerName": "customer", "containerPort": 8080}]. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: "loadBalancers": [{"targetGroupArn": the ARN of customer-tg-two, "containerName": "customer", "containerPort": 8080}]. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors le service enregistre le conteneur "customer" sur le port 8080 dans un de ses groupes cibles

  @7.1-f @points-0.25 @requires-7.1-a
  Scénario: Les tâches couvrent deux sous-réseaux
    en: The tasks cover two subnets
    aide: "subnets": les identifiants de Public Subnet1 et Public Subnet2. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: "subnets": the ids of Public Subnet1 and Public Subnet2. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors ses tâches couvrent au moins 2 sous-réseaux

  @7.1-g @points-0.5 @requires-7.1-a
  Scénario: Les tâches portent le groupe de sécurité microservices-sg
    en: The tasks carry the security group microservices-sg
    aide: "securityGroups": l'identifiant de microservices-sg. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: "securityGroups": the id of microservices-sg. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors ses tâches portent le groupe de sécurité "microservices-sg"

  @7.1-h @points-0.5 @requires-7.1-a
  Scénario: Les tâches reçoivent une adresse IP publique
    en: The tasks get a public IP address
    aide: `"assignPublicIp": "ENABLED"`. Recréez le service. S'il existe : `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, puis attendez qu'il soit INACTIVE. Ensuite : `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`
    help: `"assignPublicIp": "ENABLED"`. Create the service again. If it exists: `aws ecs delete-service --force --cluster microservices-serverlesscluster --service customer-microservice`, then wait until it is INACTIVE. Then: `aws ecs create-service --service-name customer-microservice --cli-input-json file://create-customer-microservice-tg-two.json`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors ses tâches reçoivent une adresse IP publique
