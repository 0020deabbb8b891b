// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTreeView>

namespace imagebrowser {

class FacetModel;

//! The facets of the filter dock: arrows move, Left and Right close and open a facet, Space ticks, Return opens "more".
class FacetView : public QTreeView
{
    Q_OBJECT

public:
    explicit FacetView(FacetModel *model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void press(const QModelIndex &index);
    void hideUselessFacets();

    FacetModel *m_model;
};

} // namespace imagebrowser
