//! Every need has light help nearby, in every municipality.

mod common;

use common::BUNDLES;
use waarheen::content::Layer;
use waarheen::tool::coverage::covered;

#[test]
fn no_need_is_without_a_place_at_a_light_layer_in_any_municipality() {
    let mut inferred = 0;
    for bundle in BUNDLES.iter() {
        for need in bundle.needs.iter().filter(|need| !need.decided) {
            let covered = covered(bundle, need);
            let lightest = covered.lightest.expect("a place names the need");
            assert!(lightest <= Layer::Light, "{}: {} has only {lightest:?}", bundle.municipality.id, need.id);
            inferred += usize::from(!covered.stated);
        }
    }
    println!("{inferred} needs have only an inferred place at their lightest layer");
}
