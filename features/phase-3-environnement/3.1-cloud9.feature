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
    aide: Console EC2 › Instances › aws-cloud9-MicroservicesIDE-… : arrêtez l'instance, puis Actions › Paramètres de l'instance › Modifier le type d'instance : t3.small. Ou recréez l'environnement.
    help: EC2 console › Instances › aws-cloud9-MicroservicesIDE-…: stop the instance, then Actions › Instance settings › Change instance type: t3.small. Or create the environment again.

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors son instance est de type "t3.small"

  @3.1-c @points-0.5 @requires-3.1-a
  Scénario: On s'y connecte par SSH
    en: It is reached over SSH
    aide: Le mode de connexion ne se modifie pas : recréez l'environnement (EC2, t3.small, SSH, LabVPC, Public Subnet1).
    help: The connection type cannot be changed: create the environment again (EC2, t3.small, SSH, LabVPC, Public Subnet1).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors sa connexion est "CONNECT_SSH"

  @3.1-d @points-0.5 @requires-3.1-a
  Scénario: Son instance est dans Public Subnet1
    en: Its instance is in Public Subnet1
    aide: Un environnement Cloud9 ne se déplace pas : recréez-le (EC2, t3.small, SSH, LabVPC, Public Subnet1).
    help: A Cloud9 environment cannot be moved: create it again (EC2, t3.small, SSH, LabVPC, Public Subnet1).

    Étant donné l'environnement Cloud9 "MicroservicesIDE"
    Alors son instance est dans le sous-réseau "Public Subnet1" du VPC "LabVPC"
