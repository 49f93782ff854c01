# language: en
@1.1 @service-ecr
Feature: Publish the image

  @1.1-a @points-10
  Scenario: The repository shortener exists
    help: ECR console › Create repository, named shortener.

    Given the ECR repository "shortener"
    Then the repository exists

  @1.1-b @points-30 @requires-1.1-a
  Scenario: An image is tagged {tag}
    help: docker push …/shortener:{tag}

    Given the ECR repository "shortener"
    Then the repository holds an image tagged "{tag}"
