// SPDX-License-Identifier: Apache-2.0
#include "ui/factlist.h"

#include "ui/metrics.h"

#include <QFrame>
#include <QGridLayout>
#include <QLabel>

namespace imagebrowser {

namespace {

constexpr int valueColumn = 1;
//! Long ids have no blank to break at.
constexpr QChar breakHere(0x200b);

QString breakable(const QString &text)
{
    constexpr qsizetype longWord = 32;
    QString result;
    qsizetype run = 0;
    for (const QChar character : text) {
        result += character;
        run = character.isSpace() ? 0 : run + 1;
        const bool isSeam = character == u'/' || character == u'&' || character == u'?' || character == u'=' || character == u'%';
        if (run >= longWord || (isSeam && run > 8)) {
            result += breakHere;
            run = 0;
        }
    }
    return result;
}

} // namespace

FactList::FactList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::SpaceLarge);
    m_grid->setVerticalSpacing(metrics::SpaceTiny);
    m_grid->setColumnStretch(valueColumn, 1);
}

void FactList::setTable(const QString &nameHeader, const QString &valueHeader)
{
    m_nameHeader = nameHeader;
    m_valueHeader = valueHeader;
}

void FactList::clear()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            // Hidden now, since it goes only when control is back in the event loop.
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QWidget *FactList::makeLabel(const QString &text, bool isName, const Fact &fact)
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setText(isName ? text : breakable(text));
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (fact.isEmphasized) {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
    }
    if ((isName && !fact.isEmphasized) || fact.isSecondary)
        label->setForegroundRole(QPalette::PlaceholderText);
    if (!isName) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setAccessibleName(fact.name);
        label->setAccessibleDescription(text);
    }
    return label;
}

void FactList::setFacts(const QList<Fact> &facts)
{
    clear();
    int row = 0;
    if (!m_nameHeader.isEmpty() && !facts.isEmpty()) {
        const Fact header;
        m_grid->addWidget(makeLabel(m_nameHeader, true, header), row, 0);
        m_grid->addWidget(makeLabel(m_valueHeader, true, header), row, valueColumn);
        auto *line = new QFrame(this);
        line->setFrameShape(QFrame::HLine);
        line->setForegroundRole(QPalette::Mid);
        m_grid->addWidget(line, ++row, 0, 1, 2);
        ++row;
    }
    for (const Fact &fact : facts) {
        Fact value = fact;
        value.isEmphasized = false;
        m_grid->addWidget(makeLabel(fact.name, true, fact), row, 0);
        m_grid->addWidget(makeLabel(fact.value, false, value), row, valueColumn);
        ++row;
    }
}

} // namespace imagebrowser
