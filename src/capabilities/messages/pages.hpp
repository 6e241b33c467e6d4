#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::messages {

struct MessageView {
    std::string id;
    std::string who;
    Moment at{};
    std::string text;
    web::StateView state;
    std::optional<web::FormView> read;  ///< "I have read it"
};

/// What the same people wrote to each other, the last one last.
struct ThreadView {
    std::string id;
    std::string heading;
    std::vector<MessageView> messages;
    std::string reply_path;
};

struct MessagesPage {
    std::vector<ThreadView> threads;  ///< the one with the last message first
    std::string write_path;
    web::EmptyView empty;
};

/// One dossier in "my messages".
struct DossierRow {
    std::string path;
    std::string child;
    web::StateView state;
};

struct MyMessagesPage {
    std::vector<DossierRow> rows;
    web::EmptyView empty;
};

http::Response list(web::Visit& visit);
http::Response write(web::Visit& visit);
http::Response write_sent(web::Visit& visit);
http::Response read_sent(web::Visit& visit);

/// Over all dossiers: where there is something new. From the reader's own registers.
http::Response my_messages(web::Visit& visit);

}  // namespace rondom::messages
