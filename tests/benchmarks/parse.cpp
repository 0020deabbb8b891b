// SPDX-License-Identifier: Apache-2.0
#include "app/service/imagelistparser.h"
#include "tests/benchmarks/benchmark.h"

#include <simdjson.h>

namespace imagebrowser {

namespace {

using namespace simdjson;

constexpr std::size_t imagesOnPage = 1000;
constexpr int timesOfOneRound = 300;

//! What an iterator gave, without copying it.
template <typename Element> Element &&inPlace(simdjson_result<Element> &result)
{
    return std::move(result).value_unsafe();
}

//! Every key and value of a page once, knowing where lists and objects are: the least that on-demand parsing asks for.
class PageWalk
{
public:
    //! Length of all texts; 0 when something is wrong.
    [[nodiscard]] std::size_t textSize(const padded_string &page)
    {
        m_size = 0;
        ondemand::document document;
        ondemand::array images;
        if (m_parser.iterate(page).get(document) || document["value"].get_array().get(images))
            return 0;
        for (auto image : images) {
            if (image.error() || !object(inPlace(image)))
                return 0;
        }
        return m_size;
    }

private:
    [[nodiscard]] bool object(ondemand::value &&value)
    {
        ondemand::object members;
        if (value.get_object().get(members))
            return false;
        for (auto member : members) {
            if (member.error() || !memberValue(inPlace(member)))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool memberValue(ondemand::field &&member)
    {
        m_size += static_cast<unsigned char>(member.key().raw()[0]);
        ondemand::value &value = member.value();
        switch (value.raw_json_token().front()) {
        case '{':
            return object(std::move(value));
        case '[':
            return array(value);
        default:
            return text(value);
        }
    }

    [[nodiscard]] bool array(ondemand::value &value)
    {
        ondemand::array elements;
        if (value.get_array().get(elements))
            return false;
        for (auto element : elements) {
            if (element.error() || !text(inPlace(element)))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool text(ondemand::value &&value) { return text(value); }
    [[nodiscard]] bool text(ondemand::value &value)
    {
        std::string_view text;
        if (value.get_string().get(text))
            return false;
        m_size += text.size();
        return true;
    }

    ondemand::parser m_parser;
    std::size_t m_size = 0;
};

} // namespace

void benchParse(const BenchmarkOptions &options)
{
    for (const ListShape shape : options.shapes) {
        const GeneratedLists lists(shape);
        const QByteArray page = lists.page(0, imagesOnPage);
        const padded_string padded(page.constData(), static_cast<std::size_t>(page.size()));
        PageWalk walk;
        if (walk.textSize(padded) == 0)
            reportWrong(QStringLiteral("the partner cannot read the page"));
        std::size_t images = 0;
        QList<double> ours;
        QList<double> partner;
        for (int round = 0; round < options.rounds * timesOfOneRound; ++round) {
            partner.append(timed([&] { (void)walk.textSize(padded); }));
            // What arrives belongs to the parser: a copy that is made before the clock starts.
            QByteArray body(page.constData(), page.size());
            body.reserve(page.size() + static_cast<qsizetype>(SIMDJSON_PADDING));
            ours.append(timed([&] { images = parseImagePage(std::move(body)).value().images.size(); }));
        }
        if (images != imagesOnPage)
            reportWrong(QStringLiteral("a page of %1 images was read as %2").arg(imagesOnPage).arg(images));
        print(
            {QStringLiteral("P4 parse, %1").arg(shapeName(shape)), median(ours) * 1000, median(partner) * 1000,
             QStringLiteral("us"), QStringLiteral("ratio 1.5"),
             QStringLiteral("page of 1000, %1 kB; partner: simdjson on demand, every value").arg(page.size() / 1000)});
    }
}

} // namespace imagebrowser
