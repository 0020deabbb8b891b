// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/benchmark.h"

#include <algorithm>
#include <cstdio>

namespace imagebrowser {

namespace {

bool isWrong = false;

} // namespace

void print(const Figure &figure)
{
    QString line = QStringLiteral("%1 %2 %3").arg(figure.name, -34).arg(figure.ours, 9, 'f', 2).arg(figure.unit, -8);
    if (figure.partner > 0) {
        line += QStringLiteral(" partner %1 %2 ratio %3")
                    .arg(figure.partner, 9, 'f', 2)
                    .arg(figure.unit, -8)
                    .arg(figure.ours / figure.partner, 7, 'f', 4);
    }
    line += QStringLiteral("  goal %1  (%2)").arg(figure.goal, figure.note);
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

void reportWrong(const QString &what)
{
    isWrong = true;
    std::fprintf(stderr, "WRONG: %s\n", qPrintable(what));
}

bool hasWrong()
{
    return isWrong;
}

QString shapeName(ListShape shape)
{
    return shape == ListShape::Usual ? QStringLiteral("usual") : QStringLiteral("distinct");
}

double median(QList<double> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double timed(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

Pair inTurn(int rounds, const std::function<void()> &ours, const std::function<void()> &partner)
{
    QList<double> ourTimes;
    QList<double> partnerTimes;
    for (int round = 0; round < rounds; ++round) {
        partnerTimes.append(timed(partner));
        ourTimes.append(timed(ours));
    }
    return {median(ourTimes), median(partnerTimes)};
}

} // namespace imagebrowser
