//! What tells the three services apart on the page: title, brand, navigation, path prefix. The tasks of the lab change these values.

/// The face of one service.
#[derive(Debug, PartialEq, Eq)]
pub struct Site {
    /// The service's name in logs and commands.
    pub name: &'static str,
    /// The `title` of every page.
    pub title: &'static str,
    /// The text of the brand link.
    pub brand: &'static str,
    /// What every route and link starts with: nothing, or `/admin`.
    pub base: &'static str,
    /// The colour classes of the navigation bar.
    pub nav_classes: &'static str,
    /// The links of the navigation bar.
    pub nav: &'static [Link],
    /// Whether the pages offer to add, edit and remove.
    pub editable: bool,
    /// The port when `APP_PORT` is not set.
    pub default_port: u16,
    /// The path a health check asks for.
    pub health: &'static str,
}

/// One link of the navigation bar.
#[derive(Debug, PartialEq, Eq)]
pub struct Link {
    /// What a person reads.
    pub text: &'static str,
    /// Where it leads.
    pub href: &'static str,
}

/// The application before it is split (tasks 2.1 and 2.2).
pub static MONOLITH: Site = Site {
    name: "monolith",
    title: "Coffee suppliers",
    brand: "Monolithic Coffee suppliers",
    base: "",
    nav_classes: "navbar-dark bg-dark",
    nav: &[Link { text: "Home", href: "/" }, Link { text: "Suppliers list", href: "/suppliers" }],
    editable: true,
    default_port: 80,
    health: "/",
};

/// The read-only service (task 4.2). Its administrator link leaves the service: the load balancer answers it.
pub static CUSTOMER: Site = Site {
    name: "customer",
    title: "Coffee suppliers",
    brand: "Coffee suppliers",
    base: "",
    nav_classes: "navbar-dark bg-dark",
    nav: &[
        Link { text: "Customer home", href: "/" },
        Link { text: "Suppliers list", href: "/suppliers" },
        Link { text: "Administrator link", href: "/admin/suppliers" },
    ],
    editable: false,
    default_port: 8080,
    health: "/",
};

/// The service that adds, edits and removes (tasks 4.4, 4.6 and 9.2).
pub static EMPLOYEE: Site = Site {
    name: "employee",
    title: "Manage coffee suppliers",
    brand: "Manage coffee suppliers",
    base: "/admin",
    nav_classes: "navbar-light bg-light",
    nav: &[Link { text: "Administrator home", href: "/admin/suppliers" }, Link { text: "Customer home", href: "/" }],
    editable: true,
    default_port: 8080,
    health: "/admin/suppliers",
};

impl Site {
    /// A route of the contract behind this service's prefix: `/suppliers` becomes `/admin/suppliers`.
    #[must_use]
    pub fn path(&self, route: &str) -> String {
        format!("{}{route}", self.base)
    }

    /// The home page: `/`, or the bare prefix.
    #[must_use]
    pub fn home(&self) -> &'static str {
        if self.base.is_empty() { "/" } else { self.base }
    }
}
