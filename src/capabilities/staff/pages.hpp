#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::staff {

struct OrganisationLink {
    std::string name;
    std::string path;
};

struct KindView {
    std::string id;
    std::string_view label;
    std::vector<OrganisationLink> organisations;
};

struct OrganisationsPage {
    std::vector<KindView> kinds;
    web::EmptyView none;
};

/// Somebody who works here, or comes from elsewhere for this school.
struct WorkerView {
    std::string name;
    std::string role;
    std::string employer;  ///< empty: this organisation
    std::string mail;
    std::string days;  ///< "sinds 7 september 2026"
    std::string by;    ///< who gave the role; empty: nobody by name
};

struct OrganisationPage {
    std::string name;
    std::string_view kind;
    std::string path;
    bool school = false;
    std::vector<WorkerView> workers;
    std::vector<WorkerView> attached;
    std::vector<WorkerView> former;
    web::EmptyView none;
};

/// A page that is one form.
struct SheetPage {
    std::string_view heading;
    std::string_view intro;
    std::string about;  ///< name of the organisation; empty: about none
    web::FormView form;
    std::vector<web::FieldView> fields;
    std::string_view save;
    std::string back;
};

http::Response organisations(web::Visit& visit);
http::Response organisation_form(web::Visit& visit);
http::Response organisation_added(web::Visit& visit);
http::Response organisation(web::Visit& visit);
http::Response colleague_form(web::Visit& visit);
http::Response colleague_added(web::Visit& visit);
http::Response attach_form(web::Visit& visit);
http::Response attached(web::Visit& visit);
http::Response end_form(web::Visit& visit);
http::Response ended(web::Visit& visit);
http::Response access_form(web::Visit& visit);
http::Response access_sent(web::Visit& visit);

}  // namespace rondom::staff
