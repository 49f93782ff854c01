//! `sample-app`: every part of the application in one program, by subcommand.

use std::{
    net::{IpAddr, Ipv4Addr},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use sample_app::{
    cli::{self, FrontArgs, Networks, Outcome, ServiceArgs},
    config::Database,
    customer, employee,
    local::{self, Options, Ports},
    monolith,
    site::{CUSTOMER, EMPLOYEE, MONOLITH},
};

/// The coffee suppliers application of the lab.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// The application before it is split (port 80).
    Monolith(ServiceArgs),
    /// The customer microservice (port 8080).
    Customer(ServiceArgs),
    /// The employee microservice (port 8080).
    Employee(ServiceArgs),
    /// The front that routes paths to the two microservices (ports 80 and 8080).
    Front(FrontArgs),
    /// Everything at once on this machine, on a fresh SQLite database unless `APP_DB_HOST` says otherwise.
    Local(LocalArgs),
}

#[derive(Args)]
struct LocalArgs {
    /// Address to listen on.
    #[arg(long, default_value_t = Ipv4Addr::LOCALHOST.into())]
    address: IpAddr,
    /// Port of the front that stands for port 80 of the load balancer (0: any free port).
    #[arg(long, default_value_t = 8000)]
    front_80: u16,
    /// Port of the front that stands for port 8080 of the load balancer.
    #[arg(long, default_value_t = 8080)]
    front_8080: u16,
    /// Port of the monolith.
    #[arg(long, default_value_t = 8001)]
    monolith: u16,
    /// Port of the customer service.
    #[arg(long, default_value_t = 8002)]
    customer: u16,
    /// Port of the employee service.
    #[arg(long, default_value_t = 8003)]
    employee: u16,
    /// Networks that reach `/admin/*` through the front (for example 203.0.113.9/32); none: everyone.
    #[arg(long, env = "FRONT_ADMIN_SOURCES", default_value = "")]
    admin_sources: Networks,
}

fn main() -> ExitCode {
    cli::finish(match Cli::parse().part {
        Part::Monolith(args) => cli::service(&args, &MONOLITH, monolith::router),
        Part::Customer(args) => cli::service(&args, &CUSTOMER, customer::router),
        Part::Employee(args) => cli::service(&args, &EMPLOYEE, employee::router),
        Part::Front(args) => cli::front(args),
        Part::Local(args) => run_local(args),
    })
}

fn run_local(args: LocalArgs) -> Outcome {
    let LocalArgs { address, front_80, front_8080, monolith, customer, employee, admin_sources } = args;
    let database = std::env::var_os("APP_DB_HOST").map(|_| Database::from_env()).transpose()?;
    let ports = Ports { monolith, customer, employee, front_80, front_8080 };
    cli::block_on(async {
        let running = local::start(Options { database, address, ports, admin_sources: admin_sources.0 }).await?;
        for (part, url) in [
            ("front, port 80 of the load balancer", &running.front_80_url),
            ("front, port 8080 of the load balancer", &running.front_8080_url),
            ("monolith", &running.monolith_url),
            ("customer service", &running.customer_url),
            ("employee service", &running.employee_url),
        ] {
            println!("{part:<38} {url}");
        }
        println!("Press Ctrl-C to stop.");
        cli::stop_signal().await?;
        running.shutdown().await;
        Ok(())
    })
}
