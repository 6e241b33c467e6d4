#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "notify/http_text_gateway.hpp"
#include "notify/post.hpp"
#include "notify/smtp_post.hpp"

namespace rondom::app {

/// How mail and text messages leave.
struct SendingSettings {
    std::optional<notify::SmtpSettings> mail{};       ///< none: nobody gets mail
    std::optional<notify::HttpTextSettings> texts{};  ///< none: nobody gets text messages, so no codes
};

/// A way that can be replaced while it is used: what is being sent goes as it began.
template <class Way, class Sent>
class Replaceable final : public Way {
public:
    [[nodiscard]] notify::Delivery send(Sent const& sent) override { return current()->send(sent); }

    void replace(std::shared_ptr<Way> with) {
        std::lock_guard const lock{mutex_};
        way_ = std::move(with);
    }

private:
    std::shared_ptr<Way> current() {
        std::lock_guard const lock{mutex_};
        return way_;
    }

    std::mutex mutex_;
    std::shared_ptr<Way> way_;
};

/// The two ways out of the region. What was not set up takes nothing: it waits, and is not lost.
class Ways {
public:
    static tl::expected<std::unique_ptr<Ways>, std::string> open(SendingSettings const& settings);

    /// From any thread. When one cannot be opened both stay.
    tl::expected<void, std::string> reopen(SendingSettings const& settings);

    [[nodiscard]] notify::MailPost& mail() noexcept { return mail_; }
    [[nodiscard]] notify::TextGateway& texts() noexcept { return texts_; }

private:
    Replaceable<notify::MailPost, notify::Mail> mail_;
    Replaceable<notify::TextGateway, notify::TextMessage> texts_;
};

}  // namespace rondom::app
