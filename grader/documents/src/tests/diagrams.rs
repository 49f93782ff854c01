//! Diagrams in every format, and what the eye sees but the file does not say.

use grader_core::GapReason;

use super::{bytes, diagram};

#[test]
fn every_format_of_draw_io_holds_the_same_graph() {
    let plain = diagram("diagram.drawio", &bytes("diagram.drawio")).unwrap();
    assert_eq!((plain.format.as_str(), plain.pages, plain.graph, plain.picture), ("drawio", 1, true, false));
    assert_eq!((plain.nodes.len(), plain.edges.len()), (15, 13));
    let balancer = plain.nodes.iter().find(|node| node.id == "alb").unwrap();
    assert_eq!(balancer.label, "Application Load Balancer microservicesLB");
    assert_eq!(balancer.icons, ["mxgraph.aws4.resourceIcon", "mxgraph.aws4.elastic_load_balancing"]);
    assert_eq!(balancer.parent.as_deref(), Some("vpc"));
    for (name, format) in [
        ("diagram-deflated.drawio", "drawio"),
        ("diagram.drawio.svg", "drawio.svg"),
        ("diagram.drawio.png", "drawio.png"),
        ("diagram-text.drawio.png", "drawio.png"),
    ] {
        let other = diagram(name, &bytes(name)).unwrap();
        assert_eq!((other.format.as_str(), other.file.as_str()), (format, name));
        assert_eq!((&other.nodes, &other.edges), (&plain.nodes, &plain.edges), "{name}");
    }
}

#[test]
fn other_formats_give_their_texts_or_go_to_a_person() {
    for name in ["diagram.svg", "diagram.pdf"] {
        let read = diagram(name, &bytes(name)).unwrap();
        assert!(!read.graph && !read.picture, "{name}");
        assert!(read.texts.iter().any(|text| text == "Microservice employé (employee)"), "{name}: {:?}", read.texts);
    }
    for name in ["picture.png", "scan.pdf"] {
        assert!(diagram(name, &bytes(name)).unwrap().picture, "{name}");
    }
    assert!(diagram("plan.vsdx", b"PK\x03\x04\x14\x00").unwrap().picture);
    assert!(diagram("plan.xml", b"<visio><page/></visio>").unwrap().picture);
}

#[test]
fn a_damaged_file_says_where() {
    let faulty = |name: &str, text: &str| {
        let gap = diagram(name, text.as_bytes()).unwrap_err();
        assert_eq!((gap.reason, gap.operation.as_deref()), (GapReason::Malformed, Some(name)));
        gap.detail.unwrap()
    };
    assert!(faulty("a.drawio", "<mxfile>\n<diagram>\n</mxfile>").starts_with("line 3:"));
    assert!(faulty("a.drawio", "<mxfile>\n<diagram id=\"1\">").contains("cut short"));
    assert!(faulty("a.drawio", "<mxfile><diagram>no base64!</diagram></mxfile>").contains("base64"));
    assert!(faulty("a.drawio", "<mxfile/>").contains("no page"));
    assert!(faulty("a.drawio", "hello").contains("begins with <"));
    assert!(faulty("a.drawio", " \n ").contains("empty"));
}

/// A page with these cells.
fn page(cells: &str) -> Vec<u8> {
    format!("<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>{cells}</root></mxGraphModel>")
        .into_bytes()
}

fn shape(id: &str, style: &str, [x, y, width, height]: [i32; 4]) -> String {
    let place = format!("<mxGeometry x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" as=\"geometry\"/>");
    format!("<mxCell id=\"{id}\" value=\"{id}\" style=\"{style}\" vertex=\"1\" parent=\"1\">{place}</mxCell>")
}

#[test]
fn what_is_drawn_around_or_near_something_belongs_to_it() {
    let arrow = "<mxCell id=\"arrow\" edge=\"1\" parent=\"1\"><mxGeometry relative=\"1\" as=\"geometry\">\
                 <mxPoint x=\"48\" y=\"120\" as=\"sourcePoint\"/><mxPoint x=\"195\" y=\"120\" as=\"targetPoint\"/>\
                 </mxGeometry></mxCell>\
                 <mxCell id=\"says\" value=\"/admin\" style=\"edgeLabel\" vertex=\"1\" connectable=\"0\" parent=\"arrow\"/>";
    let cells = [
        shape("box", "rounded=0", [180, 80, 200, 200]),
        shape("icon", "image;image=img/lib/aws4/ECS.svg", [200, 100, 40, 40]),
        shape("left", "ellipse", [0, 100, 40, 40]),
        arrow.to_owned(),
    ];
    let read = diagram("d.drawio", &page(&cells.concat())).unwrap();
    let node = |id: &str| read.nodes.iter().find(|node| node.id == id).unwrap();
    assert_eq!(node("icon").parent.as_deref(), Some("box"));
    assert_eq!(node("left").parent, None);
    assert_eq!(node("icon").icons, ["image", "img/lib/aws4/ECS.svg"]);
    let [edge] = &read.edges[..] else { panic!("{:?}", read.edges) };
    // The icon is nearer to the eye than the box around it.
    assert_eq!((edge.from.as_deref(), edge.to.as_deref(), edge.label.as_str()), (Some("left"), Some("icon"), "/admin"));
    assert_eq!(read.nodes.len(), 3, "the label of an arrow is no shape");
}

#[test]
fn a_text_below_an_icon_is_its_name_and_a_pasted_picture_is_marked() {
    let icon = "<mxCell id=\"i\" value=\"\" style=\"shape=mxgraph.aws4.fargate\" vertex=\"1\" parent=\"1\">\
                <mxGeometry x=\"10\" y=\"10\" width=\"40\" height=\"40\" as=\"geometry\"/></mxCell>";
    let text = "<UserObject id=\"t\" label=\"&lt;b&gt;Service&lt;/b&gt;&lt;br&gt;client&amp;nbsp;:8080\"><mxCell style=\"text;html=1\" \
                vertex=\"1\" parent=\"1\"><mxGeometry x=\"0\" y=\"55\" width=\"60\" height=\"20\" as=\"geometry\"/></mxCell></UserObject>";
    let pasted = shape("p", "shape=image;image=data:image/png,iVBORw0KGgo=", [300, 300, 40, 40]);
    let read = diagram("d.drawio", &page(&[icon, text, &pasted].concat())).unwrap();
    assert_eq!(read.nodes[0].label, "Service client :8080");
    assert!(read.nodes[2].pasted && !read.nodes[0].pasted);
    assert!(read.nodes[2].icons.iter().all(|icon| !icon.contains("data:")));
}
