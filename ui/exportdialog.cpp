// SPDX-License-Identifier: Apache-2.0
#include "ui/exportdialog.h"

#include "app/account/settingsfile.h"
#include "ui/codeview.h"
#include "ui/listingtexts.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

constexpr QSize startSize {640, 560};
const QString preferences = QStringLiteral("export");

} // namespace

ExportDialog::ExportDialog(SettingsFile &settings, std::unique_ptr<ExportSubject> subject, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_subject(std::move(subject))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(m_subject->title());

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::Space);
    form->setVerticalSpacing(metrics::SpaceSmall);
    form->addRow(tr("Images"), makeScope());
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const ExportFormat each : m_subject->formats())
        m_format->addItem(exportFormatLabel(each), static_cast<int>(each));
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&ile"), makeTarget());

    m_warning = new QLabel(this);
    m_warning->setObjectName(QStringLiteral("exportWarning"));
    m_warning->setWordWrap(true);
    m_warning->setTextFormat(Qt::PlainText);
    m_warning->setText(m_subject->warning());
    m_warning->setVisible(!m_warning->text().isEmpty());
    m_error = new QLabel(this);
    m_error->setObjectName(QStringLiteral("exportError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    m_preview = new CodeView(this);
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_previewLabel = new QLabel(this);
    m_previewLabel->setObjectName(QStringLiteral("exportPreviewLabel"));
    m_previewLabel->setBuddy(m_preview);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("Export"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::Space);
    layout->addLayout(form);
    layout->addWidget(m_warning);
    layout->addWidget(m_previewLabel);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_buttons);
    resize(startSize);

    const QJsonObject saved = settings.value(preferences).toObject();
    if (const auto known = exportFormatFromName(saved[QStringLiteral("format")].toString()))
        m_format->setCurrentIndex(std::max(0, m_format->findData(static_cast<int>(*known))));
    m_path->setText(suggestedPath());
    for (QRadioButton *button : {m_selectedButton, m_shownButton, m_allButton})
        connect(button, &QRadioButton::toggled, this, &ExportDialog::updatePreview);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::onFormatChanged);
    connect(m_path, &QLineEdit::textEdited, this, &ExportDialog::onPathEdited);
    updatePreview();
    (m_selectedButton->isChecked() ? m_selectedButton : m_shownButton->isChecked() ? m_shownButton : m_allButton)->setFocus();
}

QWidget *ExportDialog::makeScope()
{
    auto *scope = new QWidget(this);
    auto *layout = new QVBoxLayout(scope);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceTiny);
    const auto count = [this](ExportSubject::Scope which) { return static_cast<qsizetype>(m_subject->count(which)); };
    const auto add = [&](const QString &text, ExportSubject::Scope which, const QString &objectName) {
        auto *button = new QRadioButton(text.arg(grouped(count(which))), scope);
        button->setObjectName(objectName);
        button->setEnabled(count(which) > 0);
        layout->addWidget(button);
        return button;
    };
    m_selectedButton = add(tr("&Selected (%1)"), ExportSubject::Scope::Selected, QStringLiteral("exportSelected"));
    m_shownButton = add(tr("S&hown (%1)"), ExportSubject::Scope::Shown, QStringLiteral("exportShown"));
    m_allButton = add(tr("&All (%1)"), ExportSubject::Scope::All, QStringLiteral("exportAll"));
    // One selected row is where the cursor stands, more are a choice.
    if (count(ExportSubject::Scope::Selected) > 1)
        m_selectedButton->setChecked(true);
    else
        (count(ExportSubject::Scope::Shown) == 0 ? m_allButton : m_shownButton)->setChecked(true);
    return scope;
}

QWidget *ExportDialog::makeTarget()
{
    auto *target = new QWidget(this);
    auto *layout = new QHBoxLayout(target);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::SpaceSmall);
    m_path = new QLineEdit(target);
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_path->setAccessibleName(tr("File"));
    auto *button = new QPushButton(tr("B&rowse…"), target);
    connect(button, &QPushButton::clicked, this, &ExportDialog::browse);
    layout->addWidget(m_path, 1);
    layout->addWidget(button);
    target->setFocusProxy(m_path);
    return target;
}

ExportSubject::Scope ExportDialog::scope() const
{
    if (m_selectedButton->isChecked())
        return ExportSubject::Scope::Selected;
    return m_shownButton->isChecked() ? ExportSubject::Scope::Shown : ExportSubject::Scope::All;
}

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(m_format->currentData().toInt());
}

QString ExportDialog::suggestedPath() const
{
    const QString folder = m_settings.value(preferences).toObject()[QStringLiteral("folder")].toString();
    const bool isUsable = !folder.isEmpty() && QFileInfo(folder).isDir();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir dir(isUsable ? folder : QFileInfo(documents).isDir() ? documents : QDir::homePath());
    return dir.filePath(m_subject->fileName() % u'.' % exportFormatEndings(format()).constFirst());
}

void ExportDialog::browse()
{
    const QString ending = exportFormatEndings(format()).constFirst();
    const QString path = QFileDialog::getSaveFileName(this, m_subject->title(), m_path->text(),
                                                      tr("%1 (*.%2);;All files (*)").arg(exportFormatLabel(format()), ending));
    if (path.isEmpty())
        return;
    m_path->setText(path);
    // The file dialog has asked already.
    m_pathToReplace = path;
    onPathEdited();
}

void ExportDialog::onFormatChanged()
{
    // The ending follows the format, unless the user wrote one of their own.
    const QFileInfo file(m_path->text());
    if (exportFormatFromFile(file.fileName()))
        m_path->setText(file.dir().filePath(file.completeBaseName() % u'.' % exportFormatEndings(format()).constFirst()));
    updatePreview();
}

void ExportDialog::onPathEdited()
{
    const auto known = exportFormatFromFile(m_path->text());
    const int index = known ? m_format->findData(static_cast<int>(*known)) : -1;
    if (index >= 0 && index != m_format->currentIndex()) {
        const QSignalBlocker blocker(m_format);
        m_format->setCurrentIndex(index);
        updatePreview();
    }
    m_error->hide();
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("Export"));
    m_buttons->button(QDialogButtonBox::Save)->setDefault(true);
}

QString ExportDialog::summary() const
{
    return tr("%1 images written to %2.").arg(grouped(static_cast<qsizetype>(m_subject->count(scope()))), m_path->text().trimmed());
}

void ExportDialog::updatePreview()
{
    m_preview->setPlainText(QString::fromUtf8(m_subject->beginning(format(), scope())));
    const auto count = static_cast<qsizetype>(m_subject->count(scope()));
    const auto shown = static_cast<qsizetype>(ExportSubject::PreviewCount);
    // What is shown is a whole file: without the numbers it could be taken for the one that will be written.
    m_previewLabel->setText(count > shown ? tr("What the file &looks like, with %1 of its %2 images").arg(grouped(shown), grouped(count)) : tr("What the file &looks like"));
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(count > 0);
}

void ExportDialog::accept()
{
    const QString path = m_path->text().trimmed();
    if (path.isEmpty()) {
        m_error->setText(tr("Say which file to write."));
        m_error->show();
        m_path->setFocus();
        return;
    }
    if (QFileInfo(path).isFile() && m_pathToReplace != path) {
        m_pathToReplace = path;
        m_error->setText(tr("%1 exists. Press Replace to write over it.").arg(path));
        m_error->show();
        m_buttons->button(QDialogButtonBox::Save)->setText(tr("Replace"));
        // The Enter that asked for Export must not, pressed again, be the one that writes over a file.
        m_buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
        m_buttons->button(QDialogButtonBox::Cancel)->setFocus();
        return;
    }
    const QString problem = m_subject->write(path, format(), scope());
    if (!problem.isEmpty()) {
        m_error->setText(problem);
        m_error->show();
        return;
    }
    m_settings.setValue(preferences,
                                   QJsonObject {{QStringLiteral("folder"), QFileInfo(path).absolutePath()},
                                                {QStringLiteral("format"), exportFormatName(format())}});
    QDialog::accept();
}

} // namespace imagebrowser
