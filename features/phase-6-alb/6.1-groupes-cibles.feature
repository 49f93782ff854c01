# language: fr
@6.1
Fonctionnalité: Créer quatre groupes cibles
  en: Create four target groups

  @6.1-a @points-0.5
  Scénario: Le groupe cible customer-tg-one existe
    en: The target group customer-tg-one exists
    aide: Console EC2 › Groupes cibles › Créer un groupe cible : type Adresses IP, HTTP, port 8080, LabVPC, chemin de vérification d'état /, nom customer-tg-one.
    help: EC2 console › Target groups › Create target group: type IP addresses, HTTP, port 8080, LabVPC, health check path /, name customer-tg-one.

    Alors le groupe cible "customer-tg-one" existe

  @6.1-b @points-0.5
  Scénario: Le groupe cible customer-tg-two existe
    en: The target group customer-tg-two exists
    aide: Console EC2 › Groupes cibles › Créer un groupe cible : type Adresses IP, HTTP, port 8080, LabVPC, chemin de vérification d'état /, nom customer-tg-two.
    help: EC2 console › Target groups › Create target group: type IP addresses, HTTP, port 8080, LabVPC, health check path /, name customer-tg-two.

    Alors le groupe cible "customer-tg-two" existe

  @6.1-c @points-0.5
  Scénario: Le groupe cible employee-tg-one existe
    en: The target group employee-tg-one exists
    aide: Console EC2 › Groupes cibles › Créer un groupe cible : type Adresses IP, HTTP, port 8080, LabVPC, chemin de vérification d'état /admin/suppliers, nom employee-tg-one.
    help: EC2 console › Target groups › Create target group: type IP addresses, HTTP, port 8080, LabVPC, health check path /admin/suppliers, name employee-tg-one.

    Alors le groupe cible "employee-tg-one" existe

  @6.1-d @points-0.5
  Scénario: Le groupe cible employee-tg-two existe
    en: The target group employee-tg-two exists
    aide: Console EC2 › Groupes cibles › Créer un groupe cible : type Adresses IP, HTTP, port 8080, LabVPC, chemin de vérification d'état /admin/suppliers, nom employee-tg-two.
    help: EC2 console › Target groups › Create target group: type IP addresses, HTTP, port 8080, LabVPC, health check path /admin/suppliers, name employee-tg-two.

    Alors le groupe cible "employee-tg-two" existe

  @6.1-e @points-0.75 @requires-6.1-a @requires-6.1-b
  Scénario: L'état des groupes du client est vérifié sur /
    en: The customer groups' health is checked at /
    aide: Console EC2 › Groupes cibles › Vérifications de l'état › Modifier : chemin /.
    help: EC2 console › Target groups › Health checks › Edit: path /.

    Étant donné les groupes cibles "customer-tg-one, customer-tg-two"
    Alors leur chemin de vérification d'état est "/"

  @6.1-f @points-0.75 @requires-6.1-c @requires-6.1-d
  Scénario: L'état des groupes de l'employé est vérifié sur /admin/suppliers
    en: The employee groups' health is checked at /admin/suppliers
    aide: Console EC2 › Groupes cibles › Vérifications de l'état › Modifier : chemin /admin/suppliers.
    help: EC2 console › Target groups › Health checks › Edit: path /admin/suppliers.

    Étant donné les groupes cibles "employee-tg-one, employee-tg-two"
    Alors leur chemin de vérification d'état est "/admin/suppliers"

  @6.1-g @points-0.5 @requires-6.1-a @requires-6.1-b @requires-6.1-c @requires-6.1-d
  Scénario: Les cibles sont des adresses IP
    en: The targets are IP addresses
    aide: Ce réglage ne se modifie pas : supprimez le groupe cible et recréez-le. Si AWS refuse parce qu'il est utilisé, retirez-le d'abord de l'écouteur, de la règle ou du service qui le nomme.
    help: This setting cannot be changed: delete the target group and create it again. If AWS refuses because it is in use, first take it out of the listener, the rule or the service that names it.

    Étant donné les groupes cibles "customer-tg-one, customer-tg-two, employee-tg-one, employee-tg-two"
    Alors leur type de cible est "ip"

  @6.1-h @points-0.25 @requires-6.1-a @requires-6.1-b @requires-6.1-c @requires-6.1-d
  Scénario: Les groupes parlent HTTP
    en: The groups speak HTTP
    aide: Ce réglage ne se modifie pas : supprimez le groupe cible et recréez-le. Si AWS refuse parce qu'il est utilisé, retirez-le d'abord de l'écouteur, de la règle ou du service qui le nomme.
    help: This setting cannot be changed: delete the target group and create it again. If AWS refuses because it is in use, first take it out of the listener, the rule or the service that names it.

    Étant donné les groupes cibles "customer-tg-one, customer-tg-two, employee-tg-one, employee-tg-two"
    Alors leur protocole est "HTTP"

  @6.1-i @points-0.5 @requires-6.1-a @requires-6.1-b @requires-6.1-c @requires-6.1-d
  Scénario: Les groupes envoient au port 8080
    en: The groups send to port 8080
    aide: Ce réglage ne se modifie pas : supprimez le groupe cible et recréez-le. Si AWS refuse parce qu'il est utilisé, retirez-le d'abord de l'écouteur, de la règle ou du service qui le nomme.
    help: This setting cannot be changed: delete the target group and create it again. If AWS refuses because it is in use, first take it out of the listener, the rule or the service that names it.

    Étant donné les groupes cibles "customer-tg-one, customer-tg-two, employee-tg-one, employee-tg-two"
    Alors leur port est 8080

  @6.1-j @points-0.25 @requires-6.1-a @requires-6.1-b @requires-6.1-c @requires-6.1-d
  Scénario: Les groupes sont dans LabVPC
    en: The groups are in LabVPC
    aide: Ce réglage ne se modifie pas : supprimez le groupe cible et recréez-le. Si AWS refuse parce qu'il est utilisé, retirez-le d'abord de l'écouteur, de la règle ou du service qui le nomme.
    help: This setting cannot be changed: delete the target group and create it again. If AWS refuses because it is in use, first take it out of the listener, the rule or the service that names it.

    Étant donné les groupes cibles "customer-tg-one, customer-tg-two, employee-tg-one, employee-tg-two"
    Alors ils sont dans le VPC "LabVPC"
