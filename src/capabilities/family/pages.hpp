#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/family/rules.hpp"
#include "web/form.hpp"
#include "web/parts.hpp"

namespace rondom::family {

/// Something this reader can do here, as a link.
struct LinkView {
    std::string path;
    std::string_view label;
};

/// A parent, or the youth itself, as the page lists them.
struct RelativeView {
    std::string name;
    std::string about;  ///< "moeder", "14 jaar"
    web::Avatar avatar;
    std::optional<web::StateView> authority;  ///< a youth has none
    std::string invited;                      ///< "Uitgenodigd op 4 september"; empty when not
    std::string answered;                     ///< a letter, or a no, to a parent without authority
    std::vector<LinkView> links;
};

/// Somebody who stands beside a parent or the youth.
struct SupporterView {
    std::string name;
    std::string beside;
    web::Avatar avatar;
    std::vector<LinkView> links;
};

struct FamilyPage {
    std::string_view heading;
    std::vector<web::FactLine> child;
    std::vector<RelativeView> relatives;
    std::vector<SupporterView> supporters;
    std::string_view no_supporters;
    std::vector<LinkView> links;
    std::vector<LinkView> supporter_links;
    web::EmptyView empty;
};

/// The page on which a dossier begins; there is no dossier around it yet.
struct RegisterPage {
    std::string_view heading;
    std::string_view intro;
    web::FormView form;
    std::vector<web::FieldView> fields;
    std::string_view save;
    std::string_view explain;
};

/// A parent by name and relation, a supporter by name: as far as this reader may know; empty otherwise.
std::string named_in(web::Visit const& visit, VisibleDossier const& dossier, PersonId const& person);
std::string_view label_of(web::Words const& words, Relation relation);

http::Response family(web::Visit& visit);
http::Response register_child(web::Visit& visit);
http::Response register_child_sent(web::Visit& visit);
http::Response name_holder(web::Visit& visit);
http::Response name_holder_sent(web::Visit& visit);
http::Response verify_holder(web::Visit& visit);
http::Response verify_holder_sent(web::Visit& visit);
http::Response end_holder(web::Visit& visit);
http::Response end_holder_sent(web::Visit& visit);
http::Response know_parent(web::Visit& visit);
http::Response know_parent_sent(web::Visit& visit);
http::Response invite(web::Visit& visit);
http::Response invite_sent(web::Visit& visit);
http::Response answer_request(web::Visit& visit);
http::Response answer_request_sent(web::Visit& visit);
http::Response add_supporter(web::Visit& visit);
http::Response add_supporter_sent(web::Visit& visit);
http::Response end_supporter(web::Visit& visit);
http::Response end_supporter_sent(web::Visit& visit);

}  // namespace rondom::family
