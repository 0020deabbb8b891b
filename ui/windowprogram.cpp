// SPDX-License-Identifier: Apache-2.0
#include "ui/windowprogram.h"

#include "app/cli/accountselection.h"
#include "app/cli/connectionenvironment.h"
#include "app/cli/filterargument.h"
#include "ui/applicationservices.h"
#include "ui/applicationstyle.h"
#include "ui/colorschemecontroller.h"
#include "ui/mainwindow.h"
#include "ui/paletteicon.h"
#include "ui/preferencesdialog.h"
#include "ui/screenshot.h"
#include "ui/startphases.h"

#include <QApplication>
#include <QProcessEnvironment>
#include <QTimer>

#include <cstdio>

namespace imagebrowser {

namespace {

constexpr int couldNotTell = 2;

//! Text sizes and paths of settings depend on these names.
void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("batch-image-browser"));
    QCoreApplication::setApplicationVersion(QStringLiteral(IMAGEBROWSER_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("batch-image-browser"));
}

ColorScheme schemeFor(ThemeChoice theme, ColorScheme preferred)
{
    switch (theme) {
    case ThemeChoice::Light: return ColorScheme::Light;
    case ThemeChoice::Dark: return ColorScheme::Dark;
    case ThemeChoice::Desktop: break;
    }
    return preferred;
}

//! Qt would abort where it finds none.
bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

int complain(const QString &sentence)
{
    std::fprintf(stderr, "batch-image-browser: %s\n", qPrintable(sentence));
    return couldNotTell;
}

//! Opens what the command line names; without names, what was open last. An error in one sentence, or an empty text.
QString openAccounts(const CommandLineOptions &options, ApplicationServices &services, MainWindow &window)
{
    if (options.usesSample) {
        window.openSamples();
        return {};
    }
    auto selected = selectAccounts(options, ConnectionEnvironment::from(QProcessEnvironment::systemEnvironment()), services.accounts(), services.transientSecrets());
    if (!selected)
        return selected.error();
    services.setTransientAccounts(selected.value());
    window.openAccounts(selected.value());
    return {};
}

} // namespace

int runWindow(int &argc, char **argv, const CommandLineOptions &options)
{
    StartPhases phases(options.isVerbose);
    nameApplication();
    if (!hasDisplay()) {
        if (options.mode != ProgramMode::Screenshot)
            return complain(QCoreApplication::translate("WindowProgram", "There is no display, so no window can open; --export needs none."));
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    phases.reached("application");
    // The application owns the style.
    QApplication::setStyle(new ApplicationStyle);
    ColorSchemeController colors;
    ApplicationServices services({});
    const Preferences preferences = Preferences::read(services.settings());
    services.setThresholds(preferences.thresholds);
    colors.setScheme(schemeFor(options.theme, preferences.scheme));
    QApplication::setWindowIcon(paletteIcon(QStringLiteral("images")));
    phases.reached("settings");
    MainWindow window(services);
    phases.reached("window built");
    phases.watchFirstPaint(&window);
    if (options.screenshotSize.isValid())
        window.resize(options.screenshotSize);
    QObject::connect(&window, &MainWindow::themeChosen, &colors, &ColorSchemeController::setScheme);
    if (!options.sort.isEmpty())
        services.query().setSortKeys(options.sort);
    if (!options.filter.isEmpty()) {
        const auto filter = readFilterArgument(options.filter, services.settings());
        if (!filter)
            return complain(filter.error());
        // In place of what was left.
        services.filter().restore({filter.value(), {}, {}});
    }
    services.filter().setFilteredAtService(options.filtersAtService);
    window.show();
    phases.reached("shown");

    if (options.mode == ProgramMode::Screenshot) {
        window.setRemembersItself(false);
        // Nobody is there who could sign in.
        services.signIn().setPrompt(nullptr);
        // In a picture a notice is easily overlooked.
        for (const QString &notice : services.notices())
            (void)complain(notice);
        if (const QString error = openAccounts(options, services, window); !error.isEmpty())
            return complain(error);
        const QString error = saveScreenshot(window, options.screenshotFile);
        return error.isEmpty() ? 0 : complain(error);
    }
    // After the first paint: nothing of the network, the keychain or D-Bus is waited for before it.
    QString failure;
    QTimer::singleShot(0, &window, [&] {
        colors.followDesktop();
        failure = openAccounts(options, services, window);
        phases.reached("accounts opened");
        if (!failure.isEmpty())
            QCoreApplication::exit(couldNotTell);
    });
    const int exitCode = QApplication::exec();
    return failure.isEmpty() ? exitCode : complain(failure);
}

} // namespace imagebrowser
