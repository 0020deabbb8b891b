// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/generatedlists.h"

#include <QElapsedTimer>
#include <QList>
#include <QString>

#include <functional>

namespace imagebrowser {

struct BenchmarkOptions
{
    std::size_t rows = 1'000'000;
    int rounds = 3; //!< at least; quick things are repeated more often
    QList<ListShape> shapes{ListShape::Usual, ListShape::Distinct};
};

//! One line of the report.
struct Figure
{
    QString name; //!< "P5 search, usual"
    double ours = 0;
    double partner = 0; //!< 0: there is none
    QString unit;
    QString goal;
    QString note; //!< rows, rounds, what the partner is
};

void print(const Figure &figure);
//! Says what is wrong and makes the program end with 1. Slow is never wrong.
void reportWrong(const QString &what);
[[nodiscard]] bool hasWrong();

[[nodiscard]] QString shapeName(ListShape shape);
[[nodiscard]] double median(QList<double> values);
//! Milliseconds that \a work takes.
[[nodiscard]] double timed(const std::function<void()> &work);
//! Runs both in turn, \a rounds times, and gives the medians in milliseconds.
struct Pair
{
    double ours;
    double partner;
};
[[nodiscard]] Pair inTurn(int rounds, const std::function<void()> &ours, const std::function<void()> &partner);

// The rows of the table of speed in the README, by number.
void benchStart(const BenchmarkOptions &options); // P1, P2
void benchExport(const BenchmarkOptions &options); // P3
void benchParse(const BenchmarkOptions &options); // P4
void benchSearch(const BenchmarkOptions &options); // P5
void benchSort(const BenchmarkOptions &options); // P6
void benchLoading(const BenchmarkOptions &options); // P7
void benchMemory(const BenchmarkOptions &options); // P8
void benchSelection(const BenchmarkOptions &options); // P9

} // namespace imagebrowser
