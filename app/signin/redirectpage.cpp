// SPDX-License-Identifier: Apache-2.0
#include "app/signin/redirectpage.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace imagebrowser {

namespace {

struct RedirectPageText
{
    Q_DECLARE_TR_FUNCTIONS(imagebrowser::RedirectPage)
};

QByteArray script()
{
    return "history.replaceState(null,'','/')";
}

QByteArray style()
{
    return "html{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;"
           "padding:0 1.5rem}h1{font-size:1.5rem;font-weight:600}";
}

QByteArray hashSource(const QByteArray &text)
{
    return "'sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64() + '\'';
}

struct Words
{
    QString title;
    QString text;
};

Words wordsOf(RedirectPage page)
{
    switch (page) {
    case RedirectPage::Received:
        return {RedirectPageText::tr("You can close this page"),
                RedirectPageText::tr("Batch Image Browser has what it needs and finishes the sign-in.")};
    case RedirectPage::Refused:
        return {RedirectPageText::tr("Sign-in did not succeed"),
                RedirectPageText::tr("Go back to Batch Image Browser: it shows what was said and what to do next.")};
    case RedirectPage::NothingHere:
        break;
    }
    return {RedirectPageText::tr("There is nothing here"),
            RedirectPageText::tr("Batch Image Browser waits at this address for a sign-in to come back.")};
}

} // namespace

QByteArray redirectPage(RedirectPage page)
{
    const Words words = wordsOf(page);
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + words.title.toHtmlEscaped().toUtf8() + "</title><script>" + script() + "</script><style>" + style()
        + "</style></head><body><h1>" + words.title.toHtmlEscaped().toUtf8() + "</h1><p>"
        + words.text.toHtmlEscaped().toUtf8() + "</p></body></html>\n";
}

QByteArray redirectPageHeaders()
{
    return "Content-Type: text/html; charset=utf-8\r\n"
           "Cache-Control: no-store\r\n"
           "Referrer-Policy: no-referrer\r\n"
           "X-Content-Type-Options: nosniff\r\n"
           "Content-Security-Policy: default-src 'none'; script-src "
        + hashSource(script()) + "; style-src " + hashSource(style()) + "; frame-ancestors 'none'\r\n";
}

} // namespace imagebrowser
