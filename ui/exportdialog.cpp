// SPDX-License-Identifier: Apache-2.0
#include "ui/exportdialog.h"

#include "app/exporting/exportfile.h"
#include "app/filter/filtertext.h"
#include "ui/listingtexts.h"
#include "ui/metrics.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace imagebrowser {

namespace {

//! Enough to see the shape; the file itself may have a million.
constexpr std::size_t previewImages = 3;
constexpr QSize startSize {640, 560};
const QString preferences = QStringLiteral("export");

} // namespace

ExportDialog::ExportDialog(ApplicationServices &services, std::vector<RowId> selected, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_selected(std::move(selected))
    , m_shown(services.query().rows().begin(), services.query().rows().end())
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export images"));
    ImageCriteria everything;
    everything.sort = services.query().criteria().sort;
    m_all = queryImages(services.images().store(), services.images().endOfLives(), everything);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::Space);
    form->setVerticalSpacing(metrics::SpaceSmall);
    form->addRow(tr("Images"), makeScope());
    m_format = new QComboBox(this);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const ExportFormat each : allExportFormats())
        m_format->addItem(exportFormatLabel(each), static_cast<int>(each));
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("F&ile"), makeTarget());

    m_warning = new QLabel(this);
    m_warning->setObjectName(QStringLiteral("exportWarning"));
    m_warning->setWordWrap(true);
    m_warning->setText(tr("The list is incomplete: not all pages were fetched. The file will say so (\"complete\": false)."));
    m_warning->setVisible(!context().isComplete());
    m_error = new QLabel(this);
    m_error->setObjectName(QStringLiteral("exportError"));
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    m_preview = new QPlainTextEdit(this);
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *previewLabel = new QLabel(tr("How the file &begins"), this);
    previewLabel->setBuddy(m_preview);
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("Export"));
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::Space);
    layout->addLayout(form);
    layout->addWidget(m_warning);
    layout->addWidget(previewLabel);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_error);
    layout->addWidget(m_buttons);
    resize(startSize);

    const QJsonObject saved = services.settings().value(preferences).toObject();
    if (const auto known = exportFormatFromName(saved[QStringLiteral("format")].toString()))
        m_format->setCurrentIndex(m_format->findData(static_cast<int>(*known)));
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
    const auto add = [&](const QString &text, const std::vector<RowId> &rows, const QString &objectName) {
        auto *button = new QRadioButton(text.arg(grouped(static_cast<qsizetype>(rows.size()))), scope);
        button->setObjectName(objectName);
        button->setEnabled(!rows.empty());
        layout->addWidget(button);
        return button;
    };
    m_selectedButton = add(tr("&Selected (%1)"), m_selected, QStringLiteral("exportSelected"));
    m_shownButton = add(tr("S&hown (%1)"), m_shown, QStringLiteral("exportShown"));
    m_allButton = add(tr("&All (%1)"), m_all, QStringLiteral("exportAll"));
    // One selected row is where the cursor stands, more are a choice.
    if (m_selected.size() > 1)
        m_selectedButton->setChecked(true);
    else
        (m_shown.empty() ? m_allButton : m_shownButton)->setChecked(true);
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

const std::vector<RowId> &ExportDialog::rows() const
{
    return m_selectedButton->isChecked() ? m_selected : m_shownButton->isChecked() ? m_shown : m_all;
}

ExportFormat ExportDialog::format() const
{
    return static_cast<ExportFormat>(m_format->currentData().toInt());
}

ExportContext ExportDialog::context() const
{
    ExportContext context;
    context.exportedAt = m_services.now();
    // All images are all images: the filter had no say then.
    if (!m_allButton->isChecked())
        context.filter = filterText(m_services.filter().effectiveExpression());
    for (const AccountListing &listing : m_services.listings().openListings()) {
        ExportAccount account;
        account.name = listing.account.name;
        account.endpoint = listing.account.endpoint.toString();
        account.apiVersion = listing.account.apiVersion;
        if (listing.wasFetched())
            account.fetchedAt = toInstant(listing.fetchedAt);
        account.isComplete = listing.isComplete;
        account.images = listing.imagesShown;
        context.accounts.append(account);
    }
    return context;
}

QString ExportDialog::suggestedPath() const
{
    const QString folder = m_services.settings().value(preferences).toObject()[QStringLiteral("folder")].toString();
    const bool isUsable = !folder.isEmpty() && QFileInfo(folder).isDir();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir dir(isUsable ? folder : QFileInfo(documents).isDir() ? documents : QDir::homePath());
    return dir.filePath(QStringLiteral("images.") % exportFormatEndings(format()).constFirst());
}

void ExportDialog::browse()
{
    const QString ending = exportFormatEndings(format()).constFirst();
    const QString path = QFileDialog::getSaveFileName(this, tr("Export images"), m_path->text(),
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
    if (const auto known = exportFormatFromFile(m_path->text()); known && *known != format()) {
        const QSignalBlocker blocker(m_format);
        m_format->setCurrentIndex(m_format->findData(static_cast<int>(*known)));
        updatePreview();
    }
    m_error->hide();
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("Export"));
}

QString ExportDialog::summary() const
{
    return tr("%1 images written to %2.").arg(grouped(static_cast<qsizetype>(rows().size())), m_path->text().trimmed());
}

void ExportDialog::updatePreview()
{
    const std::vector<RowId> &all = rows();
    const auto first = std::span(all).first(std::min(previewImages, all.size()));
    const ExportContext about = context();
    m_preview->setPlainText(QString::fromUtf8(exportToBytes(format(), {m_services.images().store(), first, about})));
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(!all.empty());
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
        return;
    }
    const ExportContext about = context();
    const QString problem = exportToFile(path, format(), {m_services.images().store(), rows(), about});
    if (!problem.isEmpty()) {
        m_error->setText(problem);
        m_error->show();
        return;
    }
    m_services.settings().setValue(preferences,
                                   QJsonObject {{QStringLiteral("folder"), QFileInfo(path).absolutePath()},
                                                {QStringLiteral("format"), exportFormatName(format())}});
    QDialog::accept();
}

} // namespace imagebrowser
