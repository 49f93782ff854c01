# language: en
@1.2
Feature: Run the service

  @1.2-a @points-10
  Scenario: The cluster short is active
    help: ECS console › Create cluster, named short, with Fargate.

    Given the ECS cluster "short"
    Then the cluster is in state "ACTIVE"

  @1.2-b @points-15 @requires-1.2-a
  Scenario: The service asks for {replicas} tasks
    help: ECS console › service shortener › Update: {replicas} desired tasks.

    Given the ECS service "shortener" of the cluster "short"
    Then the service asks for {replicas} tasks

  @1.2-c @points-15 @requires-1.2-b
  Scenario: At least {replicas} tasks run
    help: ECS console › service shortener › Events: they say why a task does not start.

    Given the ECS service "shortener" of the cluster "short"
    Then at least {replicas} tasks of the service are running
