#include "app/ways.hpp"

namespace rondom::app {

namespace {

class NoMail final : public notify::MailPost {
public:
    [[nodiscard]] notify::Delivery send(notify::Mail const& /*mail*/) override {
        return {.outcome = notify::Outcome::unreachable, .why = "no mail server is set up"};
    }
};

class NoTexts final : public notify::TextGateway {
public:
    [[nodiscard]] notify::Delivery send(notify::TextMessage const& /*message*/) override {
        return {.outcome = notify::Outcome::unreachable, .why = "no text gateway is set up"};
    }
};

}  // namespace

tl::expected<std::unique_ptr<Ways>, std::string> Ways::open(SendingSettings const& settings) {
    auto ways = std::make_unique<Ways>();
    if (auto opened = ways->reopen(settings); !opened) { return tl::unexpected{std::move(opened.error())}; }
    return ways;
}

tl::expected<void, std::string> Ways::reopen(SendingSettings const& settings) {
    std::shared_ptr<notify::MailPost> mail = std::make_shared<NoMail>();
    std::shared_ptr<notify::TextGateway> texts = std::make_shared<NoTexts>();
    if (settings.mail) {
        auto opened = notify::SmtpPost::open(*settings.mail);
        if (!opened) { return tl::unexpected{std::move(opened.error())}; }
        mail = std::move(*opened);
    }
    if (settings.texts) {
        auto opened = notify::HttpTextGateway::open(*settings.texts);
        if (!opened) { return tl::unexpected{std::move(opened.error())}; }
        texts = std::move(*opened);
    }
    mail_.replace(std::move(mail));
    texts_.replace(std::move(texts));
    return {};
}

}  // namespace rondom::app
