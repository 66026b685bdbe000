import Foundation
import JourneyCore
import JourneySimulation
import Yams

/// How customers react, as a file: `email: {delivered: 0.98, seen: 0.25, after: [10 minutes, 20 hours]}`.
enum ResponsesFile {
    static func read(_ path: String, seed: UInt64) throws -> ResponseModel {
        let text = String(decoding: try InputFile.bytes(of: path), as: UTF8.self)
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Complaint("\(path): \(error)")
        }
        guard let mapping = root?.mapping else {
            throw Complaint("\(path): the file maps channels to shares")
        }
        var shares: [Channel: ResponseModel.Shares] = [:]
        for (key, node) in mapping {
            let place = "\(path):\(key.mark?.line ?? 1)"
            guard let word = key.string, let channel = Channel(word: word), !channel.isPulled
            else {
                let known = Channel.pushed.map(\.word).joined(separator: ", ")
                throw Complaint("\(place): unknown channel '\(key.string ?? "")': one of \(known)")
            }
            shares[channel] = try read(node, at: place)
        }
        return ResponseModel(shares, seed: seed)
    }

    private static func read(_ node: Node, at place: String) throws -> ResponseModel.Shares {
        guard let mapping = node.mapping else {
            throw Complaint("\(place): a channel's reactions are a mapping of shares")
        }
        var shares = ResponseModel.Shares()
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard name != "after" else {
                shares.seenAfter = try range(value, at: place)
                continue
            }
            guard let share = value.float, (0...1).contains(share) else {
                throw Complaint("\(place): '\(name)' is a share from 0 to 1")
            }
            switch name {
            case "delivered": shares.delivered = share
            case "seen": shares.seen = share
            case "clicked": shares.clicked = share
            case "unsubscribed": shares.unsubscribed = share
            case "bounced": shares.bounced = share
            default:
                throw Complaint(
                    "\(place): unknown key '\(name)': one of delivered, seen, after, clicked, "
                        + "unsubscribed, bounced"
                )
            }
        }
        return shares
    }

    private static func range(_ node: Node, at place: String) throws -> ClosedRange<Int64> {
        let texts = node.array().compactMap(\.string)
        guard texts.count == 2 else {
            throw Complaint("\(place): 'after' is two durations: [10 minutes, 20 hours]")
        }
        do {
            let bounds = try texts.map { try Span(parsing: $0).exactMilliseconds.count }
            guard bounds[0] <= bounds[1] else {
                throw Complaint("\(place): 'after' begins later than it ends")
            }
            return bounds[0]...bounds[1]
        } catch let error as SpanError {
            throw Complaint("\(place): \(error)")
        }
    }
}
