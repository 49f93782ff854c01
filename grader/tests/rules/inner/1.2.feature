# language: en
@1.2
Feature: L'instance
  en: The instance

  @1.2-a @points-10
  Scenario: L'instance existe
    en: The instance exists
    aide: Lancez-la.
    help: Launch it.

    Given the EC2 instance "MonolithicAppServer"
    Then the instance is in state "running"
