# language: fr
@5.1
Fonctionnalité: Créer des référentiels ECR et charger les images Docker
  en: Create ECR repositories and upload the Docker images

  @5.1-a @points-0.5
  Scénario: Le référentiel customer existe
    en: The repository customer exists
    aide: Console ECR › Référentiels privés › Créer un référentiel, nommé customer ; ou : `aws ecr create-repository --repository-name customer`
    help: ECR console › Private repositories › Create repository, named customer; or: `aws ecr create-repository --repository-name customer`

    Étant donné le référentiel ECR "customer"
    Alors le référentiel existe

  @5.1-b @points-0.5
  Scénario: Le référentiel employee existe
    en: The repository employee exists
    aide: Console ECR › Référentiels privés › Créer un référentiel, nommé employee ; ou : `aws ecr create-repository --repository-name employee`
    help: ECR console › Private repositories › Create repository, named employee; or: `aws ecr create-repository --repository-name employee`

    Étant donné le référentiel ECR "employee"
    Alors le référentiel existe

  @5.1-c @points-0.5 @requires-5.1-a
  Scénario: L'image latest du microservice client est dans le référentiel
    en: The customer microservice's latest image is in the repository
    aide: `docker tag customer:latest <compte>.dkr.ecr.<région>.amazonaws.com/customer:latest`, puis `docker push` vers la même adresse.
    help: `docker tag customer:latest <account>.dkr.ecr.<region>.amazonaws.com/customer:latest`, then `docker push` to the same address.

    Étant donné le référentiel ECR "customer"
    Alors le référentiel contient une image étiquetée "latest"

  @5.1-d @points-0.5 @requires-5.1-b
  Scénario: L'image latest du microservice employé est dans le référentiel
    en: The employee microservice's latest image is in the repository
    aide: `docker tag employee:latest <compte>.dkr.ecr.<région>.amazonaws.com/employee:latest`, puis `docker push` vers la même adresse.
    help: `docker tag employee:latest <account>.dkr.ecr.<region>.amazonaws.com/employee:latest`, then `docker push` to the same address.

    Étant donné le référentiel ECR "employee"
    Alors le référentiel contient une image étiquetée "latest"

  @5.1-e @points-0.5 @requires-5.1-a
  Scénario: La politique du référentiel customer permet de télécharger les images
    en: The policy of the repository customer allows images to be pulled
    aide: Console ECR › customer › Autorisations › Modifier la politique JSON : autorisez "ecr:*" pour le principal "*", comme dans l'énoncé.
    help: ECR console › customer › Permissions › Edit policy JSON: allow "ecr:*" for the principal "*", as in the instructions.

    Étant donné le référentiel ECR "customer"
    Alors la politique du référentiel permet de télécharger les images

  @5.1-f @points-0.5 @requires-5.1-b
  Scénario: La politique du référentiel employee permet de télécharger les images
    en: The policy of the repository employee allows images to be pulled
    aide: Console ECR › employee › Autorisations › Modifier la politique JSON : autorisez "ecr:*" pour le principal "*", comme dans l'énoncé.
    help: ECR console › employee › Permissions › Edit policy JSON: allow "ecr:*" for the principal "*", as in the instructions.

    Étant donné le référentiel ECR "employee"
    Alors la politique du référentiel permet de télécharger les images
