# language: fr
@3.1 @service-cloud9
Fonctionnalité: Créer un IDE AWS Cloud9
  en: Create an AWS Cloud9 IDE

  @3.1-a @points-0.5
  Scénario: L'environnement MicroservicesIDE existe
    en: The environment MicroservicesIDE exists
    aide: Console Cloud9 › Créer un environnement, nommé MicroservicesIDE : EC2, t3.small, SSH, LabVPC, Public Subnet1.
    help: Cloud9 console › Create environment, named MicroservicesIDE: EC2, t3.small, SSH, LabVPC, Public Subnet1.

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors l'environnement existe

  @3.1-b @points-0.5 @requires-3.1-a
  Scénario: Son instance est une t3.small
    en: Its instance is a t3.small
    aide: Un environnement Cloud9 ne se déplace pas : recréez-le (EC2, t3.small, SSH, LabVPC, Public Subnet1).
    help: A Cloud9 environment cannot be moved: create it again (EC2, t3.small, SSH, LabVPC, Public Subnet1).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors son instance est de type "t3.small"

  @3.1-c @points-0.5 @requires-3.1-a
  Scénario: On s'y connecte par SSH
    en: One connects to it by SSH
    aide: Un environnement Cloud9 ne se déplace pas : recréez-le (EC2, t3.small, SSH, LabVPC, Public Subnet1).
    help: A Cloud9 environment cannot be moved: create it again (EC2, t3.small, SSH, LabVPC, Public Subnet1).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors sa connexion est "CONNECT_SSH"

  @3.1-d @points-0.5 @requires-3.1-a
  Scénario: Son instance est dans Public Subnet1
    en: Its instance is in Public Subnet1
    aide: Un environnement Cloud9 ne se déplace pas : recréez-le (EC2, t3.small, SSH, LabVPC, Public Subnet1).
    help: A Cloud9 environment cannot be moved: create it again (EC2, t3.small, SSH, LabVPC, Public Subnet1).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors son instance est dans le sous-réseau "Public Subnet1" du VPC "LabVPC"
