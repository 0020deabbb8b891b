// SPDX-License-Identifier: Apache-2.0
#include "ui/paletteicon.h"

#include "ui/colorscheme.h"
#include "ui/endoflifecolors.h"
#include "ui/endoflifeshapes.h"
#include "ui/paletteiconengine.h"

#include <QFile>
#include <QGuiApplication>
#include <QHash>
#include <QPainter>
#include <QSvgRenderer>

#include <memory>

// In a static library nothing else refers to the compiled resources. Must be outside of any namespace.
static void initializeIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace imagebrowser {

namespace {

QString iconFile(const QString &name)
{
    return QStringLiteral(":/icons/") + name + QStringLiteral(".svg");
}

//! An SVG file, used as a mask for the colour.
class SvgIconEngine final : public PaletteIconEngine
{
public:
    explicit SvgIconEngine(QString name)
        : m_name(std::move(name))
    {
    }
    SvgIconEngine(const SvgIconEngine &other) = default;

    [[nodiscard]] QIconEngine *clone() const override { return new SvgIconEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("imagebrowser-svg"); }
    [[nodiscard]] QString iconName() override { return m_name; }

protected:
    void draw(QPainter *painter, const QRectF &rect, const QColor &color) const override
    {
        if (!m_renderer)
            m_renderer = std::make_shared<QSvgRenderer>(iconFile(m_name));
        m_renderer->render(painter, rect);
        painter->setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter->fillRect(rect, color);
    }

private:
    QString m_name;
    mutable std::shared_ptr<QSvgRenderer> m_renderer; //!< made at the first drawing
};

//! The shape of a state, in the state's colour on a button.
class EndOfLifeIconEngine final : public PaletteIconEngine
{
public:
    explicit EndOfLifeIconEngine(EndOfLifeState state)
        : m_state(state)
    {
    }
    EndOfLifeIconEngine(const EndOfLifeIconEngine &other) = default;

    [[nodiscard]] QIconEngine *clone() const override { return new EndOfLifeIconEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("imagebrowser-endoflife"); }

protected:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const override
    {
        if (mode == QIcon::Disabled)
            return PaletteIconEngine::color(mode, state);
        const auto ground =
            mode == QIcon::Selected ? EndOfLifeColors::Ground::Selection : EndOfLifeColors::Ground::Button;
        return EndOfLifeColors(QGuiApplication::palette()).color(m_state, ground);
    }
    void draw(QPainter *painter, const QRectF &rect, const QColor &color) const override
    {
        paintEndOfLifeShape(painter, rect, m_state, color);
    }

private:
    EndOfLifeState m_state;
};

} // namespace

QIcon paletteIcon(const QString &name)
{
    static QHash<QString, QIcon> icons;
    const auto known = icons.constFind(name);
    if (known != icons.constEnd())
        return *known;

    initializeIconResources();
    if (!QFile::exists(iconFile(name))) {
        qWarning("There is no icon named \"%s\".", qUtf8Printable(name));
        return {};
    }
    const QIcon icon(new SvgIconEngine(name));
    icons.insert(name, icon);
    return icon;
}

QIcon endOfLifeIcon(EndOfLifeState state)
{
    return QIcon(new EndOfLifeIconEngine(state));
}

} // namespace imagebrowser
