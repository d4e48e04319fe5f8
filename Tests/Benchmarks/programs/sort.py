def main():
    l = []
    for i in range(1, 1000001):
        l.append(i * 7919 % 1000003)
    l.sort()
    print(l[0], l[999999])
main()
