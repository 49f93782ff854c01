# language: fr
@9.5
Fonctionnalité: Mettre à l'échelle le microservice client
  en: Scale the customer microservice

  @9.5-a @points-0.75 @requires-7.1-a
  Scénario: Le service client demande trois tâches
    en: The customer service asks for three tasks
    aide: aws ecs update-service --cluster microservices-serverlesscluster --service customer-microservice --desired-count 3
    help: aws ecs update-service --cluster microservices-serverlesscluster --service customer-microservice --desired-count 3

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
