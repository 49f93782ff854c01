# language: fr
@9.4
Fonctionnalité: Tester l'accès au microservice employé
  en: Test access to the employee microservice

  @9.4-a @points-1 @requires-9.1-a @requires-6.2-m @requires-8.3-c
  Scénario: D'ailleurs, /admin/suppliers mène à la page introuvable du client
    en: From elsewhere, /admin/suppliers leads to the customer's not-found page
    aide: La règle /admin/* ne doit admettre que votre adresse : toute autre reçoit la page 404 du microservice client.
    help: The rule /admin/* must admit your address only: any other gets the customer microservice's 404 page.

    Quand on ouvre la page "/admin/suppliers" par l'équilibreur de charge
    Alors la page est introuvable et dit "we don't seem to have that page in stock"

  @9.4-b @points-1 @requires-6.2-g @requires-6.2-k
  Scénario: Les pages du client s'affichent toujours
    en: The customer's pages still show
    aide: Ouvrez http://<équilibreur>/ : la condition IP source ne va que sur la règle /admin/*.
    help: Open http://<load balancer>/: the condition Source IP belongs on the rule /admin/* only.

    Quand on ouvre la page "/" par l'équilibreur de charge
    Alors la réponse a le statut 200
    Et la marque de la page n'est pas "Monolithic Coffee suppliers"
