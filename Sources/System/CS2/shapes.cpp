// Making shapes out of coordinates, and coordinates out of shapes.

#include "shape.h"

#include <cstdlib>
#include <utility>

#include <s2/s2error.h>
#include <s2/s2loop.h>
#include <s2/s2point_vector_shape.h>

void cs2_shape::make_index() {
  if (!points.empty())
    index.Add(std::make_unique<S2PointVectorShape>(points));
  for (const auto &line : lines)
    index.Add(std::make_unique<S2Polyline::Shape>(line.get()));
  if (area != nullptr && !area->is_empty())
    index.Add(std::make_unique<S2Polygon::Shape>(area.get()));
}

bool cs2_shape::is_empty() const {
  return points.empty() && lines.empty() && (area == nullptr || area->is_empty());
}

namespace {

/// The points of a line without repeated ones.
std::vector<S2Point> line_points(const double *coordinates, int32_t size) {
  std::vector<S2Point> points;
  points.reserve(size_t(size));
  for (int32_t index = 0; index < size; ++index) {
    S2Point point = point_at(coordinates + 2 * index);
    if (points.empty() || points.back() != point)
      points.push_back(point);
  }
  return points;
}

/// A polygon out of an outer ring and holes; null when it is not valid.
std::unique_ptr<S2Polygon> polygon(const double *&coordinates, const int32_t *ring_sizes,
                                   int32_t ring_count) {
  std::vector<std::unique_ptr<S2Loop>> loops;
  S2Error error;
  for (int32_t ring = 0; ring < ring_count; ++ring) {
    std::vector<S2Point> points;
    for (int32_t index = 0; index + 1 < ring_sizes[ring]; ++index)
      points.push_back(point_at(coordinates + 2 * index));
    coordinates += 2 * ring_sizes[ring];
    if (points.size() < 3)
      return nullptr;
    auto loop = std::make_unique<S2Loop>(points, S2Debug::DISABLE);
    if (loop->FindValidationError(&error))
      return nullptr;
    loop->Normalize();
    loops.push_back(std::move(loop));
  }
  auto result = std::make_unique<S2Polygon>();
  result->set_s2debug_override(S2Debug::DISABLE);
  if (loops.empty())
    return nullptr;
  result->InitNested(std::move(loops));
  if (result->FindValidationError(&error))
    return nullptr;
  return result;
}

template <typename Value> Value *copy(const std::vector<Value> &values) {
  auto *bytes = static_cast<Value *>(std::malloc(sizeof(Value) * (values.size() + 1)));
  if (bytes == nullptr)
    throw std::bad_alloc();
  std::copy(values.begin(), values.end(), bytes);
  return bytes;
}

void append(const S2Point &point, std::vector<double> &coordinates) {
  coordinates.resize(coordinates.size() + 2);
  write(point, coordinates.data() + coordinates.size() - 2);
}

/// The rings of an area, each outer one before its holes; false when it has no border.
bool append_rings(const S2Polygon &area, std::vector<double> &coordinates,
                  std::vector<int32_t> &ring_sizes, std::vector<int32_t> &polygon_rings) {
  if (area.is_full())
    return false;
  for (int outer = 0; outer < area.num_loops(); ++outer) {
    if (area.loop(outer)->is_hole())
      continue;
    int32_t rings = 0;
    for (int index = outer; index <= area.GetLastDescendant(outer); ++index) {
      const S2Loop &loop = *area.loop(index);
      if (loop.depth() > area.loop(outer)->depth() + 1)
        continue;
      for (int vertex = 0; vertex <= loop.num_vertices(); ++vertex)
        append(loop.oriented_vertex(vertex), coordinates);
      ring_sizes.push_back(loop.num_vertices() + 1);
      ++rings;
    }
    polygon_rings.push_back(rings);
  }
  return true;
}

} // namespace

extern "C" {

void cs2_free(cs2_shape *shape) { delete shape; }

cs2_shape *cs2_lines(const double *coordinates, const int32_t *line_sizes, int32_t line_count) {
  try {
    auto shape = std::make_unique<cs2_shape>();
    S2Error error;
    for (int32_t index = 0; index < line_count; ++index) {
      std::vector<S2Point> points = line_points(coordinates, line_sizes[index]);
      coordinates += 2 * line_sizes[index];
      if (points.size() < 2)
        return nullptr;
      auto line = std::make_unique<S2Polyline>(points, S2Debug::DISABLE);
      if (line->FindValidationError(&error))
        return nullptr;
      shape->lines.push_back(std::move(line));
    }
    shape->make_index();
    return shape.release();
  } catch (...) {
    return nullptr;
  }
}

cs2_shape *cs2_polygons(const double *coordinates, const int32_t *ring_sizes,
                        const int32_t *polygon_rings, int32_t polygon_count) {
  try {
    std::vector<std::unique_ptr<S2Polygon>> polygons;
    for (int32_t index = 0; index < polygon_count; ++index) {
      auto one = polygon(coordinates, ring_sizes, polygon_rings[index]);
      ring_sizes += polygon_rings[index];
      if (one == nullptr)
        return nullptr;
      polygons.push_back(std::move(one));
    }
    auto shape = std::make_unique<cs2_shape>();
    shape->area = polygons.size() == 1 ? std::move(polygons[0])
                                       : S2Polygon::DestructiveUnion(std::move(polygons));
    shape->make_index();
    return shape.release();
  } catch (...) {
    return nullptr;
  }
}

cs2_parts *cs2_shape_parts(const cs2_shape *shape) {
  cs2_parts *parts = nullptr;
  try {
    std::vector<double> coordinates;
    std::vector<int32_t> line_sizes, ring_sizes, polygon_rings;
    for (const S2Point &point : shape->points)
      append(point, coordinates);
    for (const auto &line : shape->lines) {
      for (const S2Point &point : line->vertices_span())
        append(point, coordinates);
      line_sizes.push_back(line->num_vertices());
    }
    if (shape->area != nullptr &&
        !append_rings(*shape->area, coordinates, ring_sizes, polygon_rings))
      return nullptr;
    parts = static_cast<cs2_parts *>(std::calloc(1, sizeof(cs2_parts)));
    if (parts == nullptr)
      return nullptr;
    parts->coordinates = copy(coordinates);
    parts->line_sizes = copy(line_sizes);
    parts->ring_sizes = copy(ring_sizes);
    parts->polygon_rings = copy(polygon_rings);
    parts->point_count = int32_t(shape->points.size());
    parts->line_count = int32_t(line_sizes.size());
    parts->ring_count = int32_t(ring_sizes.size());
    parts->polygon_count = int32_t(polygon_rings.size());
    return parts;
  } catch (...) {
    cs2_parts_free(parts);
    return nullptr;
  }
}

void cs2_parts_free(cs2_parts *parts) {
  if (parts == nullptr)
    return;
  std::free(parts->coordinates);
  std::free(parts->line_sizes);
  std::free(parts->ring_sizes);
  std::free(parts->polygon_rings);
  std::free(parts);
}

} // extern "C"
