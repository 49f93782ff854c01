# language: fr
@9.1
Fonctionnalité: Limiter l'accès au microservice employé
  en: Limit access to the employee microservice

  @9.1-a @points-1 @requires-6.2-i
  Scénario: Sur le port 80, /admin/* est réservé à certaines adresses
    en: On port 80, /admin/* is reserved for certain addresses
    aide: Console EC2 › Équilibreurs de charge › Écouteur HTTP:80 › règle /admin/* › Modifier : ajoutez la condition IP source avec votre adresse publique (curl https://checkip.amazonaws.com) en /32.
    help: EC2 console › Load balancers › Listener HTTP:80 › rule /admin/* › Edit: add the condition Source IP with your public address (curl https://checkip.amazonaws.com) as a /32.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'écouteur HTTP 80 n'achemine "/admin/*" que pour certaines adresses

  @9.1-b @points-1 @requires-6.2-j
  Scénario: Sur le port 8080, /admin/* est réservé à certaines adresses
    en: On port 8080, /admin/* is reserved for certain addresses
    aide: Console EC2 › Équilibreurs de charge › Écouteur HTTP:8080 › règle /admin/* › Modifier : ajoutez la condition IP source avec votre adresse publique (curl https://checkip.amazonaws.com) en /32.
    help: EC2 console › Load balancers › Listener HTTP:8080 › rule /admin/* › Edit: add the condition Source IP with your public address (curl https://checkip.amazonaws.com) as a /32.

    Étant donné l'équilibreur de charge "microservicesLB"
    Alors l'écouteur HTTP 8080 n'achemine "/admin/*" que pour certaines adresses
