// Shapes made of other shapes.

#include "shape.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <s2/s2boolean_operation.h>
#include <s2/s2buffer_operation.h>
#include <s2/s2builder.h>
#include <s2/s2builderutil_closed_set_normalizer.h>
#include <s2/s2builderutil_s2point_vector_layer.h>
#include <s2/s2builderutil_s2polygon_layer.h>
#include <s2/s2builderutil_s2polyline_vector_layer.h>
#include <s2/s2builderutil_snap_functions.h>
#include <s2/s2edge_tessellator.h>
#include <s2/s2error.h>
#include <s2/s2projections.h>

using s2builderutil::IdentitySnapFunction;
using s2builderutil::S2PolygonLayer;
using s2builderutil::S2PolylineVectorLayer;
using Layers = std::vector<std::unique_ptr<S2Builder::Layer>>;

namespace {

std::unique_ptr<S2PolygonLayer> polygon_layer(cs2_shape &shape) {
  shape.area = std::make_unique<S2Polygon>();
  shape.area->set_s2debug_override(S2Debug::DISABLE);
  return std::make_unique<S2PolygonLayer>(shape.area.get());
}

/// Edges that several lines share become one, and lines are as long as can be.
std::unique_ptr<S2PolylineVectorLayer> line_layer(cs2_shape &shape) {
  S2PolylineVectorLayer::Options options;
  options.set_edge_type(S2Builder::EdgeType::UNDIRECTED);
  options.set_polyline_type(S2Builder::Graph::PolylineType::WALK);
  options.set_duplicate_edges(S2PolylineVectorLayer::Options::DuplicateEdges::MERGE);
  options.set_s2debug_override(S2Debug::DISABLE);
  return std::make_unique<S2PolylineVectorLayer>(&shape.lines, options);
}

/// Layers for what an operation makes: points, lines and an area that do not overlap.
Layers all_layers(cs2_shape &shape) {
  Layers layers;
  layers.push_back(std::make_unique<s2builderutil::S2PointVectorLayer>(&shape.points));
  layers.push_back(line_layer(shape));
  layers.push_back(polygon_layer(shape));
  return s2builderutil::NormalizeClosedSet(std::move(layers));
}

S2BooleanOperation::Options closed() {
  S2BooleanOperation::Options options;
  options.set_polygon_model(S2BooleanOperation::PolygonModel::CLOSED);
  options.set_polyline_model(S2BooleanOperation::PolylineModel::CLOSED);
  return options;
}

std::unique_ptr<cs2_shape> combine(S2BooleanOperation::OpType type, const cs2_shape &left,
                                   const cs2_shape &right) {
  auto shape = std::make_unique<cs2_shape>();
  S2BooleanOperation operation(type, all_layers(*shape), closed());
  S2Error error;
  if (!operation.Build(left.index, right.index, &error))
    return nullptr;
  shape->make_index();
  return shape;
}

/// The union of areas and of lines, which do not cut each other.
std::unique_ptr<cs2_shape> united(cs2_shape *const *shapes, size_t count) {
  auto result = std::make_unique<cs2_shape>();
  std::vector<std::unique_ptr<S2Polygon>> areas;
  S2Builder::Options options;
  S2Builder builder(options);
  builder.StartLayer(line_layer(*result));
  for (size_t index = 0; index < count; ++index) {
    for (const auto &line : shapes[index]->lines)
      builder.AddPolyline(*line);
    if (shapes[index]->area != nullptr)
      areas.emplace_back(shapes[index]->area->Clone());
  }
  S2Error error;
  if (!builder.Build(&error))
    return nullptr;
  if (!areas.empty())
    result->area = S2Polygon::DestructiveUnion(std::move(areas));
  result->make_index();
  return result;
}

cs2_shape *finish(S2BufferOperation &operation, std::unique_ptr<cs2_shape> shape) {
  S2Error error;
  if (!operation.Build(&error) || shape->is_empty())
    return nullptr;
  shape->make_index();
  return shape.release();
}

S2BufferOperation::Options buffer_options(double radius, double error_fraction) {
  S2BufferOperation::Options options(S1Angle::Radians(radius));
  options.set_error_fraction(std::max(S2BufferOperation::Options::kMinErrorFraction,
                                      std::min(1.0, error_fraction)));
  return options;
}

} // namespace

extern "C" {

int32_t cs2_intersects(const cs2_shape *left, const cs2_shape *right) {
  try {
    return S2BooleanOperation::Intersects(left->index, right->index, closed());
  } catch (...) {
    return 0;
  }
}

cs2_shape *cs2_intersection(const cs2_shape *left, const cs2_shape *right) {
  try {
    return combine(S2BooleanOperation::OpType::INTERSECTION, *left, *right).release();
  } catch (...) {
    return nullptr;
  }
}

cs2_shape *cs2_union(cs2_shape *const *shapes, size_t count) {
  try {
    return united(shapes, count).release();
  } catch (...) {
    return nullptr;
  }
}

cs2_shape *cs2_buffer(const cs2_shape *shape, double radius, double error_fraction) {
  try {
    auto result = std::make_unique<cs2_shape>();
    S2BufferOperation operation(polygon_layer(*result), buffer_options(radius, error_fraction));
    operation.AddShapeIndex(shape->index);
    return finish(operation, std::move(result));
  } catch (...) {
    return nullptr;
  }
}

cs2_shape *cs2_buffer_point(const double point[2], double radius, double error_fraction) {
  try {
    auto result = std::make_unique<cs2_shape>();
    S2BufferOperation operation(polygon_layer(*result), buffer_options(radius, error_fraction));
    operation.AddPoint(point_at(point));
    return finish(operation, std::move(result));
  } catch (...) {
    return nullptr;
  }
}

int32_t cs2_simplify(cs2_shape *const *shapes, size_t count, double tolerance,
                     cs2_shape **results) {
  try {
    S2Builder::Options options(IdentitySnapFunction(S1Angle::Radians(tolerance)));
    options.set_simplify_edge_chains(true);
    S2Builder builder(options);
    std::vector<std::unique_ptr<cs2_shape>> simplified;
    for (size_t index = 0; index < count; ++index) {
      simplified.push_back(std::make_unique<cs2_shape>());
      cs2_shape &target = *simplified.back();
      const cs2_shape &source = *shapes[index];
      if (source.area != nullptr) {
        builder.StartLayer(polygon_layer(target));
        builder.AddPolygon(*source.area);
        builder.AddIsFullPolygonPredicate(S2Builder::IsFullPolygon(source.area->is_full()));
      } else {
        builder.StartLayer(line_layer(target));
        for (const auto &line : source.lines)
          builder.AddPolyline(*line);
      }
    }
    S2Error error;
    if (!builder.Build(&error))
      return 0;
    for (size_t index = 0; index < count; ++index) {
      simplified[index]->make_index();
      results[index] = simplified[index]->is_empty() ? nullptr : simplified[index].release();
    }
    return 1;
  } catch (...) {
    return 0;
  }
}

double *cs2_densify(const double start[2], const double end[2], double tolerance, size_t limit,
                    size_t *count) {
  try {
    S2::PlateCarreeProjection projection(180);
    S2EdgeTessellator tessellator(&projection, S1Angle::Radians(tolerance));
    std::vector<S2Point> points;
    tessellator.AppendUnprojected(R2Point(start[0], start[1]), R2Point(end[0], end[1]), &points);
    if (points.size() < 2 || points.size() > limit)
      return nullptr;
    auto *pairs = static_cast<double *>(std::malloc(points.size() * 2 * sizeof(double)));
    if (pairs == nullptr)
      return nullptr;
    for (size_t index = 0; index < points.size(); ++index)
      write(points[index], pairs + 2 * index);
    *count = points.size();
    return pairs;
  } catch (...) {
    return nullptr;
  }
}

} // extern "C"
