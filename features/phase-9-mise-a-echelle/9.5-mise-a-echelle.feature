# language: fr
@9.5
Fonctionnalité: Mettre à l'échelle le microservice client
  en: Scale the customer microservice

  @9.5-a @points-0.75 @requires-7.1-a
  Scénario: Le service client demande trois tâches
    en: The customer service asks for three tasks
    aide: `aws ecs update-service --cluster microservices-serverlesscluster --service customer-microservice --desired-count 3`
    help: `aws ecs update-service --cluster microservices-serverlesscluster --service customer-microservice --desired-count 3`

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors le service demande 3 tâches

  @9.5-b @points-0.75 @requires-9.5-a
  Scénario: Trois tâches du service client sont en cours d'exécution
    en: Three tasks of the customer service are running
    aide: Console ECS › service › Événements : ils disent pourquoi une tâche ne démarre pas ou s'arrête. Attendez une ou deux minutes après la mise à l'échelle.
    help: ECS console › service › Events: they say why a task does not start or stops. Wait a minute or two after scaling.

    Étant donné le service ECS "customer-microservice" du cluster "microservices-serverlesscluster"
    Alors au moins 3 tâches du service sont en cours d'exécution

  @9.5-c @points-0.5 @requires-9.5-b @requires-6.1-a @requires-6.1-b
  Scénario: Trois cibles du client sont saines
    en: Three customer targets are healthy
    aide: Console EC2 › Groupes cibles › Cibles : la raison de chaque cible qui n'est pas saine y est indiquée.
    help: EC2 console › Target groups › Targets: the reason of each unhealthy target stands there.

    Étant donné les groupes cibles "customer-tg-one, customer-tg-two"
    Alors au moins 3 cibles y sont saines

  @9.5-d @bonus @points-1
  Scénario: Une alarme CloudWatch surveille les services ou leur équilibreur
    en: A CloudWatch alarm watches the services or their load balancer
    aide: Console CloudWatch › Alarmes › Créer une alarme : une mesure de AWS/ECS (processeur ou mémoire d'un service) ou de AWS/ApplicationELB (erreurs 5xx, cibles non saines, temps de réponse) de votre déploiement.
    help: CloudWatch console › Alarms › Create alarm: a metric of AWS/ECS (processor or memory of a service) or of AWS/ApplicationELB (5xx errors, unhealthy targets, response time) of your deployment.

    Alors une alarme CloudWatch surveille un des services ou leur équilibreur de charge

  @9.5-e @bonus @points-0.5
  Scénario: CloudWatch mesure les deux services
    en: CloudWatch measures both services
    aide: Console CloudWatch › Métriques › ECS › ClusterName, ServiceName : le processeur et la mémoire d'un service y paraissent quelques minutes après le démarrage de ses tâches.
    help: CloudWatch console › Metrics › ECS › ClusterName, ServiceName: the processor and the memory of a service appear there a few minutes after its tasks have started.

    Alors CloudWatch mesure le processeur et la mémoire de chaque service
