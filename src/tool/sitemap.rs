//! What search engines may read, and where: `robots.txt`, and a sitemap for each municipality and language.

use crate::app::route::Route;

/// The sitemap of these pages.
pub(super) fn of_pages<'r>(place: &str, routes: impl Iterator<Item = &'r Route>) -> String {
    let pages = routes.map(|route| format!("<url><loc>{place}{}</loc></url>\n", route.path()));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
        pages.collect::<String>()
    )
}

/// The sitemap that names the others.
pub(super) fn of_sitemaps(place: &str, names: &[String]) -> String {
    let maps = names.iter().map(|name| format!("<sitemap><loc>{place}{name}</loc></sitemap>\n"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</sitemapindex>\n",
        maps.collect::<String>()
    )
}

/// What robots are told. A robot asks for this at the root of the host only.
pub(super) fn robots(place: Option<&str>) -> String {
    let sitemap = place.map(|place| format!("Sitemap: {place}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}
