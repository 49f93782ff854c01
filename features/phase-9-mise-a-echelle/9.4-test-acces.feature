# language: fr
@9.4
Fonctionnalité: Tester l'accès au microservice employé
  en: Test access to the employee microservice

  @9.4-a @points-1 @requires-9.1-a @requires-6.2-m @requires-8.3-c
  Scénario: Depuis une autre adresse, /admin/suppliers donne la page 404 du client
    en: From another address, /admin/suppliers gives the customer's 404 page
    aide: La règle /admin/* ne doit admettre que votre adresse : toute autre reçoit la page 404 du microservice client. Si une autre page s'affiche, l'action par défaut de HTTP:80 ne mène pas au client (console EC2 › Équilibreurs de charge), ou sa page 404 a changé.
    help: The rule /admin/* must admit your address only: any other gets the customer microservice's 404 page. If another page shows, the default action of HTTP:80 does not lead to the customer (EC2 console › Load balancers), or its 404 page has changed.

    Quand on ouvre la page "/admin/suppliers" par l'équilibreur de charge
    Alors la page est introuvable et dit "we don't seem to have that page in stock"

  @9.4-b @points-1 @requires-6.2-g @requires-6.2-k
  Scénario: Les pages du client s'affichent toujours
    en: The customer's pages still show
    aide: Ouvrez http://<équilibreur>/ : la condition IP source ne va que sur la règle /admin/*. Un statut 500 : l'application échoue ; lisez ses journaux (console CloudWatch › Groupes de journaux › awslogs-capstone).
    help: Open http://<load balancer>/: the condition Source IP belongs on the rule /admin/* only. Status 500: the application fails; read its logs (CloudWatch console › Log groups › awslogs-capstone).

    Quand on ouvre la page "/" par l'équilibreur de charge
    Alors la réponse a le statut 200
    Et la marque de la page n'est pas "Monolithic Coffee suppliers"
