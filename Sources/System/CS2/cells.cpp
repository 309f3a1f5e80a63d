// The cells of the S2 grid.

#include "shape.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include <s2/s2cell.h>
#include <s2/s2cell_id.h>
#include <s2/s2shape_index_buffered_region.h>
#include <s2/s2shape_index_region.h>

namespace {

/// The cells of a level that meet a region, found from the coarsest level on, so that a count over the
/// limit is seen before the finest level is reached: cells of a finer level are never fewer.
bool cover(S2Region &region, int32_t level, size_t limit, std::vector<S2CellId> &cells) {
  for (int face = 0; face < S2CellId::kNumFaces; ++face) {
    S2CellId id = S2CellId::FromFace(face);
    if (region.MayIntersect(S2Cell(id)))
      cells.push_back(id);
  }
  for (int32_t next = 1; next <= level; ++next) {
    std::vector<S2CellId> finer;
    for (S2CellId id : cells) {
      for (int child = 0; child < 4; ++child) {
        if (region.MayIntersect(S2Cell(id.child(child))))
          finer.push_back(id.child(child));
      }
      if (finer.size() > limit)
        return false;
    }
    cells = std::move(finer);
  }
  return cells.size() <= limit;
}

} // namespace

extern "C" {

uint64_t cs2_cell(const double point[2], int32_t level) {
  return S2CellId(S2LatLng::FromDegrees(point[1], point[0])).parent(level).id();
}

uint64_t cs2_cell_of_token(const char *token, size_t size) {
  if (size == 0 || size > 16)
    return 0;
  try {
    S2CellId id = S2CellId::FromToken(std::string(token, size));
    return id.is_valid() ? id.id() : 0;
  } catch (...) {
    return 0;
  }
}

size_t cs2_cell_token(uint64_t cell, char token[16]) {
  try {
    std::string text = S2CellId(cell).ToToken();
    size_t size = text.size() < 16 ? text.size() : 16;
    std::memcpy(token, text.data(), size);
    return size;
  } catch (...) {
    return 0;
  }
}

void cs2_cell_center(uint64_t cell, double point[2]) {
  S2LatLng center = S2CellId(cell).ToLatLng();
  point[0] = center.lng().degrees();
  point[1] = center.lat().degrees();
}

void cs2_cell_corners(uint64_t cell, double points[8]) {
  S2Cell square{S2CellId(cell)};
  for (int corner = 0; corner < 4; ++corner)
    write(square.GetVertex(corner), points + 2 * corner);
}

size_t cs2_cell_neighbors(uint64_t cell, uint64_t neighbors[8]) {
  try {
    std::vector<S2CellId> around;
    S2CellId id(cell);
    id.AppendAllNeighbors(id.level(), &around);
    size_t count = around.size() < 8 ? around.size() : 8;
    for (size_t index = 0; index < count; ++index)
      neighbors[index] = around[index].id();
    return count;
  } catch (...) {
    return 0;
  }
}

uint64_t *cs2_covering(const cs2_shape *shape, int32_t level, double radius, size_t limit,
                       size_t *count) {
  try {
    std::vector<S2CellId> cells;
    bool covered;
    if (radius > 0) {
      S2ShapeIndexBufferedRegion region(&shape->index, S1ChordAngle(S1Angle::Radians(radius)));
      covered = cover(region, level, limit, cells);
    } else {
      auto region = MakeS2ShapeIndexRegion(&shape->index);
      covered = cover(region, level, limit, cells);
    }
    if (!covered)
      return nullptr;
    auto *ids = static_cast<uint64_t *>(std::malloc(sizeof(uint64_t) * (cells.size() + 1)));
    if (ids == nullptr)
      return nullptr;
    for (size_t index = 0; index < cells.size(); ++index)
      ids[index] = cells[index].id();
    *count = cells.size();
    return ids;
  } catch (...) {
    return nullptr;
  }
}

} // extern "C"
