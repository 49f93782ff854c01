# language: fr
@5.2
Fonctionnalité: Créer un cluster ECS
  en: Create an ECS cluster

  @5.2-a @points-0.5
  Scénario: Le cluster est actif
    en: The cluster is active
    aide: Console ECS › Clusters › Créer un cluster, nommé microservices-serverlesscluster, infrastructure AWS Fargate.
    help: ECS console › Clusters › Create cluster, named microservices-serverlesscluster, infrastructure AWS Fargate.

    Étant donné le cluster ECS "microservices-serverlesscluster"
    Alors le cluster est dans l'état "ACTIVE"

  @5.2-b @points-0.5 @requires-5.2-a
  Scénario: Le cluster est sans serveur
    en: The cluster is serverless
    aide: Un cluster Fargate n'a pas d'instance EC2 : recréez-le avec l'infrastructure AWS Fargate seulement.
    help: A Fargate cluster has no EC2 instance: create it again with the AWS Fargate infrastructure only.

    Étant donné le cluster ECS "microservices-serverlesscluster"
    Alors le cluster est sans serveur, avec Fargate
