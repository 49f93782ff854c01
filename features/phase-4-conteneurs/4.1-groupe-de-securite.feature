# language: fr
@4.1 @service-cloud9
Fonctionnalité: Ajuster les paramètres de groupe de sécurité de l'instance Cloud9
  en: Adjust the security group settings of the Cloud9 instance

  @4.1-a @points-1 @requires-3.1-a
  Scénario: L'instance Cloud9 admet le port 8080
    en: The Cloud9 instance admits port 8080
    aide: Console EC2 › Groupes de sécurité › celui de l'instance Cloud9 › Règles entrantes : ajoutez TCP 8080, source 0.0.0.0/0 (ou votre adresse).
    help: EC2 console › Security groups › the Cloud9 instance's › Inbound rules: add TCP 8080, source 0.0.0.0/0 (or your address).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors les groupes de sécurité de son instance admettent le port TCP 8080

  @4.1-b @points-1 @requires-3.1-a
  Scénario: L'instance Cloud9 admet le port 8081
    en: The Cloud9 instance admits port 8081
    aide: Console EC2 › Groupes de sécurité › celui de l'instance Cloud9 › Règles entrantes : ajoutez TCP 8081, source 0.0.0.0/0 (ou votre adresse).
    help: EC2 console › Security groups › the Cloud9 instance's › Inbound rules: add TCP 8081, source 0.0.0.0/0 (or your address).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors les groupes de sécurité de son instance admettent le port TCP 8081
