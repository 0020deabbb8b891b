// SPDX-License-Identifier: Apache-2.0
#include "ui/screenshot.h"

#include "app/domain/wholefile.h"
#include "ui/mainwindow.h"
#include "ui/picturefile.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QPixmap>
#include <QTimer>

namespace imagebrowser {

namespace {

constexpr std::chrono::seconds longestLoad{60};
//! Docks and scroll bars take a few turns of the event loop to find their places.
constexpr std::chrono::milliseconds settling{250};

void waitFor(std::chrono::milliseconds time, QEventLoop &loop)
{
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace

QString saveScreenshot(MainWindow &window, const QString &path)
{
    if (window.isLoading()) {
        QEventLoop loop;
        QObject::connect(&window, &MainWindow::idle, &loop, &QEventLoop::quit);
        waitFor(longestLoad, loop);
    }
    QEventLoop loop;
    waitFor(settling, loop);

    const QByteArray ending = QFileInfo(path).suffix().toLatin1();
    const QByteArray picture = encodedPicture([&window, &ending](QIODevice *device) {
        return window.grab().save(device, ending.isEmpty() ? "PNG" : ending.constData());
    });
    if (picture.isEmpty())
        return MainWindow::tr("Pictures cannot be written as “%1”; use a file name that ends in .png.")
            .arg(QString::fromLatin1(ending));
    WholeFile file(path);
    if (!file.write(picture))
        return MainWindow::tr("The picture could not be written to %1: %2.").arg(path, file.errorString());
    return {};
}

} // namespace imagebrowser
