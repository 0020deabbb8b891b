// SPDX-License-Identifier: Apache-2.0
#include "ui/preferencesdialog.h"

#include "app/account/settingsfile.h"
#include "ui/fieldlabel.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

namespace imagebrowser {

namespace {

const QString section = QStringLiteral("preferences");
constexpr int mostDays = 3650;

} // namespace

Preferences Preferences::read(const SettingsFile &settings)
{
    const QJsonObject saved = settings.value(section).toObject();
    Preferences preferences;
    preferences.scheme = colorSchemeFromText(saved[QStringLiteral("theme")].toString());
    const EndOfLifeThresholds defaults;
    const EndOfLifeThresholds read{saved[QStringLiteral("criticalDays")].toInt(defaults.critical),
                                   saved[QStringLiteral("warningDays")].toInt(defaults.warning),
                                   saved[QStringLiteral("noticeDays")].toInt(defaults.notice)};
    if (read.isValid() && read.notice <= mostDays)
        preferences.thresholds = read;
    return preferences;
}

void Preferences::write(SettingsFile &settings) const
{
    QJsonObject saved = settings.value(section).toObject();
    saved.insert(QStringLiteral("theme"), colorSchemeText(scheme));
    saved.insert(QStringLiteral("criticalDays"), thresholds.critical);
    saved.insert(QStringLiteral("warningDays"), thresholds.warning);
    saved.insert(QStringLiteral("noticeDays"), thresholds.notice);
    settings.setValue(section, saved);
}

PreferencesDialog::PreferencesDialog(const Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_scheme(new QComboBox(this))
    , m_critical(makeDays(QStringLiteral("criticalDays"), preferences.thresholds.critical))
    , m_warning(makeDays(QStringLiteral("warningDays"), preferences.thresholds.warning))
    , m_notice(makeDays(QStringLiteral("noticeDays"), preferences.thresholds.notice))
    , m_problem(new QLabel(this))
    , m_buttons(new QDialogButtonBox(
          QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this))
{
    setObjectName(QStringLiteral("preferencesDialog"));
    setWindowTitle(tr("Preferences"));
    m_scheme->setObjectName(QStringLiteral("themeChoice"));
    m_scheme->addItem(tr("As the desktop"), static_cast<int>(ColorScheme::System));
    m_scheme->addItem(tr("Light"), static_cast<int>(ColorScheme::Light));
    m_scheme->addItem(tr("Dark"), static_cast<int>(ColorScheme::Dark));
    m_scheme->setCurrentIndex(m_scheme->findData(static_cast<int>(preferences.scheme)));
    m_problem->setObjectName(QStringLiteral("preferencesProblem"));
    m_problem->setWordWrap(true);
    m_problem->setText(tr("Each number must be larger than the one before it."));

    auto *layout = new QFormLayout(this);
    layout->setHorizontalSpacing(metrics::Space);
    layout->setVerticalSpacing(metrics::SpaceSmall);
    layout->setLabelAlignment(Qt::AlignTrailing | Qt::AlignTop);
    layout->addRow(new FieldLabel(tr("&Theme"), m_scheme, this), m_scheme);
    auto *explanation =
        new QLabel(tr("Days count in UTC, from today to the day support ends. More than the last is Supported."), this);
    explanation->setWordWrap(true);
    explanation->setForegroundRole(QPalette::PlaceholderText);
    layout->addRow(explanation);
    layout->addRow(new FieldLabel(tr("&Critical up to"), m_critical, this), m_critical);
    layout->addRow(new FieldLabel(tr("&Warning up to"), m_warning, this), m_warning);
    layout->addRow(new FieldLabel(tr("&Notice up to"), m_notice, this), m_notice);
    layout->addRow(m_problem);
    layout->addRow(m_buttons);

    for (QSpinBox *days : {m_critical, m_warning, m_notice})
        connect(days, &QSpinBox::valueChanged, this, &PreferencesDialog::check);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("&Restore defaults"));
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] {
        const EndOfLifeThresholds defaults;
        m_critical->setValue(defaults.critical);
        m_warning->setValue(defaults.warning);
        m_notice->setValue(defaults.notice);
        m_scheme->setCurrentIndex(0);
    });
    check();
}

QSpinBox *PreferencesDialog::makeDays(const QString &objectName, int days)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(objectName);
    box->setRange(0, mostDays);
    box->setSuffix(tr(" days"));
    box->setValue(days);
    return box;
}

Preferences PreferencesDialog::preferences() const
{
    Preferences result;
    result.scheme = static_cast<ColorScheme>(m_scheme->currentData().toInt());
    result.thresholds = {m_critical->value(), m_warning->value(), m_notice->value()};
    return result;
}

void PreferencesDialog::check()
{
    const bool isValid = preferences().thresholds.isValid();
    m_problem->setVisible(!isValid);
    // A dialog does not grow by itself for a line that comes later: its rows would be cut.
    if (!isValid)
        resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isValid);
}

} // namespace imagebrowser
