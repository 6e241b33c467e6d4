#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/circle/people.hpp"
#include "capabilities/circle/picture.hpp"
#include "web/form.hpp"

namespace rondom::circle {

/// Something this reader can do here, as a link.
struct LinkView {
    std::string path;
    std::string_view label;
    std::string_view icon;
};

/// Somebody passed it on to the reader, and waits to hear that it arrived.
struct ArrivingView {
    std::string from;
    std::string why;
    std::string path;
};

struct CirclePage {
    std::string heading;
    std::string lead;  ///< who leads, in a sentence; empty when nobody does
    std::string involve_path;
    std::vector<ArrivingView> arriving;
    std::vector<PictureView> pictures;
    std::vector<PersonView> people;
    std::vector<LinkView> links;
};

/// A page with one form: a title, why it is asked, its fields and a button.
struct FormPage {
    std::string_view title;
    std::string text;
    std::string_view save;
    web::FormView form;
    std::vector<web::FieldView> fields;
    std::string back;
};

http::Response list(web::Visit& visit);
http::Response involve(web::Visit& visit);
http::Response involve_sent(web::Visit& visit);
http::Response hand_over(web::Visit& visit);
http::Response hand_over_sent(web::Visit& visit);
http::Response acknowledge(web::Visit& visit);
http::Response acknowledge_sent(web::Visit& visit);
http::Response leave(web::Visit& visit);
http::Response leave_sent(web::Visit& visit);
http::Response close_party(web::Visit& visit);
http::Response close_party_sent(web::Visit& visit);
http::Response supporting(web::Visit& visit);
http::Response supporting_sent(web::Visit& visit);
http::Response remove_supporting(web::Visit& visit);
http::Response remove_supporting_sent(web::Visit& visit);

}  // namespace rondom::circle
