// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QToolButton;
QT_END_NAMESPACE

namespace imagebrowser {

//! The line above the table: a thin moving bar with "Page 3 · 2 400 images" and Stop while pages come; afterwards, when
//! something is missing, what is and Resume. With several accounts it always says how they stand. Hidden when there is nothing
//! to say.
class ProgressStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void showRunning(const QString &text);
    //! \a canResume decides between Resume and Retry.
    void showIncomplete(const QString &text, bool canResume);
    //! All went well; only said of several accounts.
    void showSummary(const QString &text);
    void showNothing();
    //! Whether there is a way to the pane of the accounts.
    void setHasAccounts(bool on);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void stopClicked();
    void resumeClicked();
    void detailsClicked();
    void accountsClicked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitText();
    enum class Mode : quint8 { Nothing, Running, Incomplete, Summary };
    void setMode(Mode mode, const QString &text);

    Mode m_mode = Mode::Nothing;
    QString m_whole; //!< of which m_text shows what fits
    QProgressBar *m_bar;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_stop;
    QToolButton *m_resume;
    QToolButton *m_details;
    QToolButton *m_accounts;
};

} // namespace imagebrowser
